// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/companies/keys.h"

#include "core/base/domain.h"
#include "core/base/json.h"
#include "core/triage/email_kind.h"

#include <libpsl.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <stdexcept>

namespace standdienst::backend {

namespace {

using Words = std::vector<std::string>;

const auto* bytesOf(std::string_view text) {
    return reinterpret_cast<const std::uint8_t*>(text.data());
}

// Case folded and decomposed; umlauts composed and spelled out before that, as only they are two letters in
// an address.
std::string casefolded(std::string_view name) {
    std::size_t size = 0;
    using Owned = std::unique_ptr<std::uint8_t, decltype(&std::free)>;
    const Owned folded(u8_casefold(bytesOf(name), name.size(), "", UNINORM_NFKC, nullptr, &size), &std::free);
    if (!folded)
        throw std::runtime_error("companies: a name could not be folded");
    std::string spelled;
    const std::string_view composed(reinterpret_cast<const char*>(folded.get()), size);
    for (std::size_t at = 0; at < composed.size(); ++at) {
        const auto two = composed.substr(at, 2);
        const auto* letters = two == "ä"   ? "ae"
                              : two == "ö" ? "oe"
                              : two == "ü" ? "ue"
                              : two == "ø" ? "oe"
                                           : nullptr;
        spelled += letters ? std::string(letters) : std::string(1, composed[at]);
        at += letters ? 1 : 0;
    }
    const Owned parts(u8_normalize(UNINORM_NFKD, bytesOf(spelled), spelled.size(), nullptr, &size),
                      &std::free);
    if (!parts)
        throw std::runtime_error("companies: a name could not be folded");
    return {reinterpret_cast<const char*>(parts.get()), size};
}

// Words of letters and digits. Letters that stand alone are one word together: S. A. is SA.
class Splitter {
public:
    Words split(const std::string& folded) {
        const auto* at = bytesOf(folded);
        const auto* end = at + folded.size();
        while (at < end) {
            ucs4_t character = 0;
            const int length = u8_mbtouc(&character, at, static_cast<std::size_t>(end - at));
            take(character, {reinterpret_cast<const char*>(at), static_cast<std::size_t>(length)});
            at += length;
        }
        finish();
        return std::move(words_);
    }

private:
    void take(ucs4_t character, std::string_view bytes) {
        if (uc_is_general_category_withtable(character, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N)) {
            word_ += bytes;
            ++letters_;
        } else if (character == '&' || character == '+') {
            finish();
            words_.emplace_back("und");
            joinable_ = false;
        } else if (character != '\'' && character != 0x2019 &&
                   !uc_is_general_category_withtable(character, UC_CATEGORY_MASK_M)) {
            finish();
        }
    }
    void finish() {
        if (letters_ == 0)
            return;
        const bool alone = letters_ == 1;
        if (alone && joinable_)
            words_.back() += word_;
        else
            words_.push_back(word_ == "and" || word_ == "et" ? "und" : word_);
        joinable_ = alone;
        word_.clear();
        letters_ = 0;
    }

    Words words_;
    std::string word_;
    std::size_t letters_ = 0;
    bool joinable_ = false;
};

Words wordsOf(std::string_view name) {
    if (!isUtf8(name))
        return {};
    return Splitter().split(casefolded(name));
}

std::string joined(const Words& words) {
    std::string all;
    for (const auto& word : words)
        all += word;
    return all;
}

bool isLegalForm(std::string_view word) {
    static constexpr auto forms = std::to_array<std::string_view>(
        {// German, Austrian, Swiss
         "ag", "aktiengesellschaft", "gmbh", "ggmbh", "mbh", "gesmbh", "kg", "kgaa", "ohg", "og", "gbr", "ug",
         "eg", "ev", "ek", "eu", "ekfm", "se", "co", "cokg", "haftungsbeschraenkt", "partg", "partgmbb",
         "mbb", "sarl", "sagl",
         // English
         "ltd", "limited", "llc", "llp", "lp", "plc", "inc", "incorporated", "corp", "corporation", "company",
         "pty", "pte", "pvt", "private",
         // Romance languages
         "sa", "sas", "sasu", "srl", "srls", "spa", "snc", "sl", "slu", "sau", "lda", "ltda", "eirl", "eurl",
         "cie",
         // Low Countries and the north
         "nv", "bv", "bvba", "vof", "ab", "aps", "as", "asa", "oy", "oyj", "hf", "ehf",
         // east of us, and further
         "doo", "spzoo", "zoo", "sp", "sro", "kft", "zrt", "nyrt", "ood", "eood", "ooo", "oao", "zao", "kk",
         "bhd", "sdn"});
    return std::ranges::find(forms, word) != forms.end();
}

// A legal form that is written out takes several words.
void stripLong(Words& words) {
    static const std::array<Words, 2> endings{
        {{"gesellschaft", "mbh"}, {"gesellschaft", "mit", "beschraenkter", "haftung"}}};
    for (const auto& ending : endings) {
        if (words.size() > ending.size() && std::equal(ending.rbegin(), ending.rend(), words.rbegin()))
            words.resize(words.size() - ending.size());
    }
}

const psl_ctx_t* suffixes() {
    const auto* list = psl_builtin();
    if (!list)
        throw std::runtime_error("companies: libpsl was built without a list");
    return list;
}

} // namespace

std::string foldedName(std::string_view name) {
    return joined(wordsOf(name));
}

std::optional<std::string> nameKey(std::string_view name) {
    auto words = wordsOf(name);
    if (words.empty() || std::ranges::all_of(words, [](const auto& word) { return word == "und"; }))
        return std::nullopt;
    stripLong(words);
    while (words.size() > 1 && (isLegalForm(words.back()) || words.back() == "und")) {
        words.pop_back();
        stripLong(words);
    }
    if (words.size() > 1 && words.front() == "the")
        words.erase(words.begin());
    return "name:" + joined(words);
}

std::string domainKey(std::string_view domain) {
    return "domain:" + std::string(domain);
}

std::vector<std::string> keysOf(std::string_view email, std::string_view organization) {
    std::vector<std::string> keys;
    const auto domain = email.empty() ? std::nullopt : asciiDomain(domainPart(email));
    const auto kind = domain ? emailKind(*domain) : EmailKind::Free;
    if (kind != EmailKind::Free && kind != EmailKind::Disposable) {
        for (std::string_view part = *domain; part.find('.') != std::string_view::npos;
             part = domainAbove(part))
            keys.push_back(domainKey(part));
    }
    if (auto key = nameKey(organization))
        keys.push_back(std::move(*key));
    return keys;
}

bool isPublicSuffix(const std::string& domain) {
    return psl_is_public_suffix(suffixes(), domain.c_str()) == 1;
}

bool isKnownTopLevel(const std::string& label) {
    return psl_is_public_suffix2(suffixes(), label.c_str(), PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE) == 1;
}

std::string registrablePart(const std::string& domain) {
    const char* part = psl_registrable_domain(suffixes(), domain.c_str());
    return part ? part : domain;
}

} // namespace standdienst::backend
