// The labels of one column's texts, of which a register has few: each is looked
// up once.
//
// One thread.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "collectors/referral/categories.h"

namespace planwatch {

class LabelCache {
 public:
  explicit LabelCache(const std::vector<Category>& categories)
      : categories_(categories) {}

  const std::vector<std::string>& names() const { return categories_.labels(); }

  Categories::Match Find(const std::string& text);
  // Whether it is one of the labels that the configuration names.
  bool IsNamed(const Categories::Match& match) const {
    return !names().empty() && !categories_.IsOther(match.label);
  }

 private:
  static constexpr std::size_t kMostKnown = 1000, kLongestKnown = 200;

  const Categories categories_;
  std::unordered_map<std::string, Categories::Match> known_;
};

}  // namespace planwatch
