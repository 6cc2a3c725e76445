#include "broadsheet/vectors/block_products.hpp"

namespace broadsheet::vectors {
namespace {

constexpr std::size_t kRegistersARow = 4;

template <class Scalar, std::size_t kBytes>
struct Lanes {
  typedef Scalar Register __attribute__((vector_size(kBytes), aligned(4), may_alias));
};

template <class Scalar>
struct Operands {
  Factor<Scalar> a;
  std::size_t n;
  const Scalar* b;
  std::size_t b_row;
  Scalar* out;
  std::size_t out_row;
};

// kRows rows of `out` from row r on, four registers of columns from c on.
template <class Scalar, std::size_t kBytes, std::size_t kRows>
[[gnu::always_inline]] inline void add_tile(const Operands<Scalar>& of, std::size_t r,
                                            std::size_t c) {
  using Register = Lanes<Scalar, kBytes>::Register;
  constexpr std::size_t lanes = kBytes / sizeof(Scalar);
  const auto at = [&](Scalar* row, std::size_t i) -> Register& {
    return *reinterpret_cast<Register*>(row + c + i * lanes);
  };
  Register sum[kRows][kRegistersARow];
  for (std::size_t q = 0; q < kRows; ++q) {
    for (std::size_t i = 0; i < kRegistersARow; ++i)
      sum[q][i] = at(of.out + (r + q) * of.out_row, i);
  }
  const Scalar* factor = of.a.first + r * of.a.row;
  const Scalar* b = of.b + c;
  for (std::size_t k = 0; k < of.n; ++k, factor += of.a.column, b += of.b_row) {
    Register row[kRegistersARow];
    for (std::size_t i = 0; i < kRegistersARow; ++i) {
      row[i] = *reinterpret_cast<const Register*>(b + i * lanes);
    }
    for (std::size_t q = 0; q < kRows; ++q) {
      const Scalar value = factor[q * of.a.row];
      for (std::size_t i = 0; i < kRegistersARow; ++i) sum[q][i] += value * row[i];
    }
  }
  for (std::size_t q = 0; q < kRows; ++q) {
    for (std::size_t i = 0; i < kRegistersARow; ++i)
      at(of.out + (r + q) * of.out_row, i) = sum[q][i];
  }
}

template <std::size_t kBytes, std::size_t kRows, class Scalar>
[[gnu::always_inline]] inline void add_tiles(const Operands<Scalar>& of, std::size_t m) {
  constexpr std::size_t columns = kRegistersARow * kBytes / sizeof(Scalar);
  std::size_t r = 0;
  for (; r + kRows <= m; r += kRows) {
    for (std::size_t c = 0; c < kBlockWidth<Scalar>; c += columns) {
      add_tile<Scalar, kBytes, kRows>(of, r, c);
    }
  }
  for (; r < m; ++r) {
    for (std::size_t c = 0; c < kBlockWidth<Scalar>; c += columns) {
      add_tile<Scalar, kBytes, 1>(of, r, c);
    }
  }
}

template <class Scalar>
void plain_tiles(const Operands<Scalar>& of, std::size_t m) {
  add_tiles<16, 2>(of, m);
}

#if defined(__x86_64__)
template <class Scalar>
__attribute__((target("avx2"))) void avx2_tiles(const Operands<Scalar>& of, std::size_t m) {
  add_tiles<32, 2>(of, m);
}

template <class Scalar>
__attribute__((target("avx512f"))) void avx512_tiles(const Operands<Scalar>& of, std::size_t m) {
  add_tiles<64, 4>(of, m);
}
#endif

template <class Scalar>
auto fastest_tiles() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") != 0) return &avx512_tiles<Scalar>;
  if (__builtin_cpu_supports("avx2") != 0) return &avx2_tiles<Scalar>;
#endif
  return &plain_tiles<Scalar>;
}

template <class Scalar>
const auto kTiles = fastest_tiles<Scalar>();

}  // namespace

template <class Scalar>
void add_product(const Factor<Scalar>& a, std::size_t m, std::size_t n, const Scalar* b,
                 std::size_t b_row, Scalar* out, std::size_t out_row) noexcept {
  kTiles<Scalar>({a, n, b, b_row, out, out_row}, m);
}

template void add_product(const Factor<float>&, std::size_t, std::size_t, const float*, std::size_t,
                          float*, std::size_t) noexcept;
template void add_product(const Factor<double>&, std::size_t, std::size_t, const double*,
                          std::size_t, double*, std::size_t) noexcept;

}  // namespace broadsheet::vectors
