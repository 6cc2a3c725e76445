#pragma once

#include <cstring>
#include <string_view>

#include "broadsheet/base/error.hpp"
#include "broadsheet/text/token_buffer.hpp"

namespace broadsheet::text {

/// Writes tokens behind the ones a TokenBuffer holds; the tokenizer's own access to it.
class TokenWriter {
 public:
  explicit TokenWriter(TokenBuffer& buffer) noexcept : buffer_(buffer) {}

  /// A token whose key stands at its place in the folded copy already.
  void push(std::size_t begin, std::size_t end) { push(begin, end, begin, end - begin); }

  /// A token with a key of its own, written over its place in the folded copy if it fits,
  /// else behind the copy.
  void push(std::size_t begin, std::size_t end, std::string_view key) {
    std::size_t offset = begin;
    if (key.size() > end - begin)
      offset = append_key(key);
    else if (!key.empty())
      std::memmove(buffer_.keys_.data() + begin, key.data(), key.size());
    push(begin, end, offset, key.size());
  }

  /// Marks the last token as one that stands in capitals.
  void mark_capitals() {
    buffer_.capitals_.push_back(static_cast<std::uint32_t>(buffer_.size_ - 1));
  }

  [[nodiscard]] char* folded() noexcept { return buffer_.keys_.data(); }

 private:
  void push(std::size_t begin, std::size_t end, std::size_t key_offset, std::size_t key_size) {
    const std::size_t i = buffer_.size_;
    buffer_.reserve(i + 1, i);
    buffer_.begins_.data()[i] = static_cast<std::uint32_t>(begin);
    buffer_.ends_.data()[i] = static_cast<std::uint32_t>(end);
    buffer_.key_offsets_.data()[i] = static_cast<std::uint32_t>(key_offset);
    buffer_.key_sizes_.data()[i] = static_cast<std::uint32_t>(key_size);
    buffer_.size_ = i + 1;
  }

  std::size_t append_key(std::string_view key) {
    const std::size_t offset = buffer_.keys_size_;
    const std::size_t end = offset + key.size();
    if (end > UINT32_MAX)
      throw LimitError("the terms of one article must take less than 4 GiB; split the article");
    buffer_.keys_.ensure(end + kKeyPadding, offset);
    std::memcpy(buffer_.keys_.data() + offset, key.data(), key.size());
    std::memset(buffer_.keys_.data() + end, 0, kKeyPadding);
    buffer_.keys_size_ = end;
    return offset;
  }

  TokenBuffer& buffer_;
};

}  // namespace broadsheet::text
