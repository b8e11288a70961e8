// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/store/sqlite_search.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>

namespace standdienst::backend::sqlite {

namespace {

constexpr std::size_t indexedLetters = 3; // of `prefix` in the schema
// So many texts tell whether looking is in vain; they take a millisecond.
constexpr std::size_t enoughTexts = 512;
constexpr std::size_t seldom = 4;      // in fewer than one of so many
constexpr std::size_t mostWeighed = 8; // each costs a tenth of a millisecond; nobody types more
constexpr std::size_t mostAsked = 16;
// What looking at a text costs in steps of the index.
constexpr double stepsForText = 200;

fts5_api& fts5(SqliteConnection& connection) {
    sqlite3_stmt* select = nullptr;
    fts5_api* api = nullptr;
    if (sqlite3_prepare_v2(connection.database().getHandle(), "SELECT fts5(?1)", -1, &select, nullptr) ==
            SQLITE_OK &&
        sqlite3_bind_pointer(select, 1, &api, "fts5_api_ptr", nullptr) == SQLITE_OK)
        sqlite3_step(select);
    sqlite3_finalize(select);
    if (!api)
        throw std::runtime_error("database: SQLite without FTS5");
    return *api;
}

std::string firstLetters(const std::string& word) {
    std::size_t letters = 0, at = 0;
    for (; at < word.size(); ++at) {
        const bool begins = (static_cast<unsigned char>(word[at]) & 0xc0) != 0x80;
        if (begins && ++letters > indexedLetters)
            break;
    }
    return word.substr(0, at);
}

std::string inQuotes(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        result += c;
        if (c == '"')
            result += c;
    }
    return result + "\"*";
}

} // namespace

struct Tokenizer::Made {
    fts5_tokenizer calls{};
    Fts5Tokenizer* tokenizer = nullptr;

    Made() = default;
    Made(const Made&) = delete;
    Made& operator=(const Made&) = delete;
    ~Made() {
        if (tokenizer)
            calls.xDelete(tokenizer);
    }
};

Tokenizer::Tokenizer(SqliteConnection& connection) : made_(std::make_shared<Made>()) {
    fts5_api& api = fts5(connection);
    void* context = nullptr;
    // As in the schema.
    std::array<const char*, 2> options{"remove_diacritics", "2"};
    if (api.xFindTokenizer(&api, "unicode61", &context, &made_->calls) != SQLITE_OK ||
        made_->calls.xCreate(context, options.data(), static_cast<int>(options.size()), &made_->tokenizer) !=
            SQLITE_OK)
        throw std::runtime_error("database: SQLite without the tokenizer of the search index");
}

void Tokenizer::cut(std::string_view text, Take take, void* context) {
    struct Call {
        Take take;
        void* context;
    } call{take, context};
    const auto each = [](void* opaque, int, const char* word, int size, int, int) {
        const auto& to = *static_cast<Call*>(opaque);
        return to.take(to.context, {word, static_cast<std::size_t>(size)}) ? SQLITE_OK : SQLITE_DONE;
    };
    const int done = made_->calls.xTokenize(made_->tokenizer, &call, FTS5_TOKENIZE_DOCUMENT, text.data(),
                                            static_cast<int>(text.size()), each);
    if (done != SQLITE_OK && done != SQLITE_DONE)
        throw SQLite::Exception("cannot cut a text into words", done);
}

SearchWords::SearchWords(SqliteConnection& connection, std::string_view typed) : tokenizer_(connection) {
    std::string word;
    bool speaks = false; // holds something that the tokenizer keeps
    const auto finish = [&] {
        if (speaks)
            add(word);
        word.clear();
        speaks = false;
    };
    for (const char c : typed) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20) {
            finish();
            continue;
        }
        word += c;
        speaks = speaks || byte >= 0x80 || std::isalnum(byte);
    }
    finish();
    // The index overlooks signs beside words, and finds nothing for them alone.
    const auto isSigns = [](const Phrase& phrase) {
        return phrase.words.empty();
    };
    if (!std::ranges::all_of(phrases_, isSigns))
        std::erase_if(phrases_, isSigns);
    std::size_t asked = 0;
    for (Phrase& phrase : phrases_) {
        asked += phrase.words.size();
        phrase.tooMany = asked > mostAsked;
        if (phrase.tooMany)
            phrase.asked = Asked::Not;
    }
    express();
}

void SearchWords::add(const std::string& word) {
    Phrase phrase;
    tokenizer_.words(word, [&](std::string_view each) {
        phrase.words.emplace_back(each);
        return true;
    });
    phrase.whole = inQuotes(word);
    phrase.begin = phrase.whole;
    // Signs alone are no word: FTS5 overlooks them beside others, and finds nothing for them alone.
    if (!phrase.words.empty()) {
        const std::string last = firstLetters(phrase.words.back());
        std::vector<std::string> again;
        tokenizer_.words(last, [&](std::string_view each) {
            again.emplace_back(each);
            return true;
        });
        if (last != phrase.words.back() && again == std::vector{last}) {
            phrase.asked = Asked::Beginning;
            std::string shorter;
            for (std::size_t i = 0; i + 1 < phrase.words.size(); ++i)
                shorter += phrase.words[i] + ' ';
            phrase.begin = inQuotes(shorter + last);
        }
    }
    phrases_.push_back(std::move(phrase));
}

void SearchWords::weigh(const std::function<double(const std::string&)>& share) {
    struct Weighed {
        Phrase* phrase;
        double share;
    };
    std::vector<Weighed> weighed;
    if (phrases_.size() < 2)
        return;
    for (Phrase& phrase : phrases_) {
        // Several words side by side are rare, and take long to be asked for.
        if (phrase.words.size() == 1 && !phrase.tooMany && weighed.size() < mostWeighed)
            weighed.push_back({&phrase, share(phrase.expression())});
    }
    const auto rarest = std::ranges::min_element(weighed, {}, &Weighed::share);
    for (auto it = weighed.begin(); it != weighed.end(); ++it) {
        if (it != rarest && it->share > rarest->share * (1 - it->share) * stepsForText)
            it->phrase->asked = Asked::Not;
    }
    express();
}

void SearchWords::express() {
    expression_.clear();
    unsure_ = 0;
    for (const Phrase& phrase : phrases_) {
        if (phrase.asked != Asked::Not)
            expression_ += (expression_.empty() ? "" : " ") + phrase.expression();
        unsure_ += phrase.asked == Asked::Whole ? 0 : 1;
    }
}

bool SearchWords::standIn(std::string_view text) {
    std::size_t left = 0;
    for (Phrase& phrase : phrases_) {
        phrase.found = phrase.words.empty();
        phrase.reached.assign(phrase.words.size() + 1, false);
        left += phrase.found ? 0 : 1;
    }
    if (left == 0)
        return false; // signs alone
    tokenizer_.words(text, [&](std::string_view word) {
        for (Phrase& phrase : phrases_) {
            if (phrase.found)
                continue;
            const std::size_t last = phrase.words.size() - 1;
            phrase.reached[0] = true;
            if (phrase.reached[last] && word.starts_with(phrase.words[last])) {
                phrase.found = true;
                --left;
            }
            for (std::size_t i = last; i > 0; --i)
                phrase.reached[i] = phrase.reached[i - 1] && word == phrase.words[i - 1];
        }
        return left > 0;
    });
    ++looked_;
    for (Phrase& phrase : phrases_)
        phrase.seen += phrase.found ? 1 : 0;
    return left == 0;
}

bool SearchWords::refine() {
    if (looked_ < enoughTexts || unsure_ == 0)
        return false;
    bool changed = false;
    for (Phrase& phrase : phrases_) {
        if (phrase.asked != Asked::Whole && !phrase.tooMany && phrase.seen * seldom < looked_) {
            phrase.asked = Asked::Whole;
            changed = true;
        }
        phrase.seen = 0;
    }
    looked_ = 0;
    if (changed)
        express();
    return changed;
}

} // namespace standdienst::backend::sqlite
