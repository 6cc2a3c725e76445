#include "broadsheet/text/normalize.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "broadsheet/text/unicode.hpp"
#include "broadsheet/text/unicode_tables.hpp"
#include "broadsheet/text/utf8.hpp"

namespace broadsheet::text {
namespace {

// Hangul syllables are composed by arithmetic (Unicode Standard, section 3.12).
constexpr char32_t kSyllables = 0xAC00;
constexpr char32_t kLeads = 0x1100;
constexpr char32_t kVowels = 0x1161;
constexpr char32_t kTrails = 0x11A7;
constexpr char32_t kLeadCount = 19;
constexpr char32_t kVowelCount = 21;
constexpr char32_t kTrailCount = 28;
constexpr char32_t kSyllableCount = kLeadCount * kVowelCount * kTrailCount;

/// A run of marks up to this long is put in order by insertion, a longer one by counting.
constexpr std::size_t kShortRun = 16;

std::uint8_t class_of(char32_t code) noexcept { return properties(code).combining_class; }

std::u32string_view expansion_of(char32_t code, std::span<const tables::Expansion> rows,
                                 const char32_t* pool) {
  const auto* row =
      std::lower_bound(rows.data(), rows.data() + rows.size(), code,
                       [](const tables::Expansion& r, char32_t c) { return r.code < c; });
  if (row == rows.data() + rows.size() || row->code != code) return {};
  return {pool + row->first, row->length};
}

void append_decomposed(char32_t code, std::u32string& out) {
  if (code - kSyllables < kSyllableCount) {
    const char32_t index = code - kSyllables;
    out.push_back(kLeads + index / (kVowelCount * kTrailCount));
    out.push_back(kVowels + index % (kVowelCount * kTrailCount) / kTrailCount);
    if (index % kTrailCount != 0) out.push_back(kTrails + index % kTrailCount);
    return;
  }
  const std::u32string_view parts = expansion_of(
      code, {tables::kDecompositions, tables::kDecompositionCount}, tables::kDecompositionPool);
  if (parts.empty()) {
    out.push_back(code);
  } else {
    out.append(parts);
  }
}

/// Puts one run of marks into canonical order, keeping the order within a class.
void order_marks(char32_t* first, std::size_t size) {
  const auto before = [](char32_t a, char32_t b) { return class_of(a) < class_of(b); };
  if (size <= kShortRun) {
    for (std::size_t i = 1; i < size; ++i)
      for (std::size_t j = i; j > 0 && before(first[j], first[j - 1]); --j)
        std::swap(first[j], first[j - 1]);
    return;
  }
  std::array<std::size_t, 257> starts{};
  for (std::size_t i = 0; i < size; ++i) ++starts[class_of(first[i]) + 1U];
  for (std::size_t c = 1; c < starts.size(); ++c) starts[c] += starts[c - 1];
  const std::vector<char32_t> unordered(first, first + size);
  for (const char32_t mark : unordered) first[starts[class_of(mark)]++] = mark;
}

char32_t composed_pair(char32_t first, char32_t second) noexcept {
  if (first - kLeads < kLeadCount && second - kVowels < kVowelCount)
    return kSyllables + ((first - kLeads) * kVowelCount + (second - kVowels)) * kTrailCount;
  if (first - kSyllables < kSyllableCount && (first - kSyllables) % kTrailCount == 0 &&
      second > kTrails && second - kTrails < kTrailCount)
    return first + (second - kTrails);
  const auto* end = tables::kCompositions + tables::kCompositionCount;
  const auto* row =
      std::lower_bound(tables::kCompositions, end, std::pair(first, second),
                       [](const tables::Composition& r, const std::pair<char32_t, char32_t>& pair) {
                         return std::pair(r.first, r.second) < pair;
                       });
  return row != end && row->first == first && row->second == second ? row->composed : 0;
}

}  // namespace

void decompose(std::u32string& text) {
  std::u32string out;
  out.reserve(text.size());
  for (const char32_t code : text) append_decomposed(code, out);
  for (std::size_t at = 0; at < out.size();) {
    std::size_t end = at;
    while (end < out.size() && class_of(out[end]) != 0) ++end;
    order_marks(out.data() + at, end - at);
    at = end + 1;
  }
  text = std::move(out);
}

void compose(std::u32string& text) {
  decompose(text);
  std::size_t size = 0;
  std::size_t starter = text.size();  // none yet
  int last_class = -1;                // of what stands between the starter and here
  for (const char32_t code : text) {
    const int combining = class_of(code);
    if (starter < text.size() && last_class < combining) {
      if (const char32_t whole = composed_pair(text[starter], code)) {
        text[starter] = whole;
        continue;
      }
    }
    if (combining == 0) {
      starter = size;
      last_class = -1;
    } else {
      last_class = combining;
    }
    text[size++] = code;
  }
  text.resize(size);
}

void replace_plain_forms(std::u32string& text) {
  std::u32string out;
  for (const char32_t code : text) {
    const std::u32string_view plain =
        code < 0xFB00 ? std::u32string_view{}
                      : expansion_of(code, {tables::kPlainForms, tables::kPlainFormCount},
                                     tables::kPlainFormPool);
    if (plain.empty()) {
      out.push_back(code);
    } else {
      out.append(plain);
    }
  }
  text = std::move(out);
}

std::u32string decoded(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode_utf8(text, at);
    out.push_back(next.code);
    at += next.size;
  }
  return out;
}

std::string encoded(std::u32string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char32_t code : text) append_code_point(code, out);
  return out;
}

std::string normal_form_c(std::string_view text) {
  std::u32string codes = decoded(text);
  compose(codes);
  return encoded(codes);
}

std::string normal_form_d(std::string_view text) {
  std::u32string codes = decoded(text);
  decompose(codes);
  return encoded(codes);
}

}  // namespace broadsheet::text
