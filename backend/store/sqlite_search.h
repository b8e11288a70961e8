// SPDX-License-Identifier: GPL-3.0-or-later
// Words that somebody searches for, as the search index (FTS5) has them and as a contact's text has them:
// both are cut into words by the index's own tokenizer, so they agree.
#pragma once

#include "backend/store/sqlite_connection.h"

#include <functional>
#include <memory>
#include <vector>

namespace standdienst::backend::sqlite {

// The tokenizer of contact_search.
class Tokenizer {
public:
    explicit Tokenizer(SqliteConnection& connection);
    // Calls `each` with every word of the text, for as long as it returns true. A word lasts until it
    // returns.
    template<class Each>
    void words(std::string_view text, Each each) {
        cut(
            text, [](void* context, std::string_view word) { return (*static_cast<Each*>(context))(word); },
            &each);
    }

private:
    using Take = bool (*)(void* context, std::string_view word);
    struct Made;
    void cut(std::string_view text, Take take, void* context);

    std::shared_ptr<Made> made_;
};

// What people typed: each word of it, up to a blank, must stand in the text, the last letters of it as the
// beginning of a word.
//
// The index has the beginnings of three letters. Of a longer beginning it has to gather the contacts of all
// words that begin so before it says the first, which takes long for a word that many contacts have. So the
// index is asked for three letters, which it answers one by one, and the text of what it finds is looked at
// for the rest; where that is found to be in vain too often, the word is rarer than its beginning, and
// `refine` asks the index for all of it. Nor is the index asked for what nearly all contacts have, where it
// is asked for something rarer anyway: it would go through all of them. What is typed beyond sixteen words
// (an address is several) is only looked for in texts, too: each word takes the index as long as all others.
class SearchWords {
public:
    SearchWords(SqliteConnection& connection, std::string_view typed);

    // Whether anything was typed that can be searched for.
    bool asked() const { return !phrases_.empty(); }
    std::size_t count() const { return phrases_.size(); }
    // Leaves out what is not worth asking for. `share` says in how many of the contacts something is that the
    // index can be asked.
    void weigh(const std::function<double(const std::string& expression)>& share);
    // What the index is to be asked (MATCH): all that match are among the hits. Empty where it is not to be
    // asked at all.
    const std::string& expression() const { return expression_; }
    // All hits match.
    bool exact() const { return unsure_ == 0; }

    bool standIn(std::string_view text);
    // After some texts: asks the index for whole words where that would spare looking. True where
    // `expression` has changed.
    bool refine();

private:
    enum class Asked { Not, Beginning, Whole };
    struct Phrase {
        std::string whole;              // as FTS5 has it
        std::string begin;              // the same, its last word cut to three letters
        std::vector<std::string> words; // in the text one beside the other, the last as a beginning
        Asked asked = Asked::Whole;     // of the index
        std::size_t seen = 0;           // in how many of the texts
        std::vector<bool> reached{};    // in a text: how many of the words end where we are
        bool found = false;
        bool tooMany = false; // the index is never asked

        const std::string& expression() const { return asked == Asked::Whole ? whole : begin; }
    };

    void add(const std::string& word);
    void express();

    Tokenizer tokenizer_;
    std::vector<Phrase> phrases_;
    std::string expression_;
    std::size_t unsure_ = 0; // phrases of which the index is not asked for the whole
    std::size_t looked_ = 0; // texts since the last change
};

} // namespace standdienst::backend::sqlite
