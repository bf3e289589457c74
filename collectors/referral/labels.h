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

class Labels {
 public:
  explicit Labels(const std::vector<Category>& categories)
      : categories_(categories) {}

  const std::vector<std::string>& names() const { return categories_.labels(); }

  Categories::Match Find(const std::string& text);
  // Whether one of the labels that the configuration names stands in the text.
  bool Names(const std::string& text) {
    return !names().empty() && !categories_.IsOther(Find(text).label);
  }

 private:
  static constexpr std::size_t kMostKnown = 1000, kLongestKnown = 200;

  const Categories categories_;
  std::unordered_map<std::string, Categories::Match> known_;
};

}  // namespace planwatch
