// Random choices that are the same with every standard library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace planwatch {

class Draw {
 public:
  explicit Draw(std::uint64_t seed) : random_(seed) {}

  std::size_t Below(std::size_t count) {
    return static_cast<std::size_t>(random_() % count);
  }
  std::size_t Between(std::size_t least, std::size_t most) {
    return least + Below(most - least + 1);
  }
  bool Chance(double share) {
    return static_cast<double>(random_() % 1'000'000) < share * 1e6;
  }
  template <typename List>
  const auto& Pick(const List& list) {
    return *(std::begin(list) +
             static_cast<std::ptrdiff_t>(Below(std::size(list))));
  }
  template <typename T>
  void Shuffle(std::vector<T>& list) {
    for (std::size_t i = list.size(); i > 1; --i)
      std::swap(list[i - 1], list[Below(i)]);
  }

 private:
  std::mt19937_64 random_;
};

}  // namespace planwatch
