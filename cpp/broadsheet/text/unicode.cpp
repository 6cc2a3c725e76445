#include "broadsheet/text/unicode.hpp"

#include <cstddef>

#include "broadsheet/text/unicode_tables.hpp"

namespace broadsheet::text {

const CharacterProperties& properties(char32_t code) noexcept {
  using namespace tables;
  if (code > 0x10FFFF) code = 0xFFFF;  // a noncharacter: nothing is known of it
  const std::size_t block = kBlockOf[code / kBlockSize];
  return kProperties[kPropertiesOf[block * kBlockSize + code % kBlockSize]];
}

}  // namespace broadsheet::text
