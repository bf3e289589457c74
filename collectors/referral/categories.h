// The words of a register's column to the labels that the configuration has for
// them. Immutable once built: any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/referral/reader.h"

namespace planwatch {

class Categories {
 public:
  explicit Categories(const std::vector<Category>& categories);

  // In the configuration's order, then "other"; empty where none is
  // configured.
  const std::vector<std::string>& labels() const { return labels_; }
  // The index of the label for a cell's text: that of the longest phrase whose
  // words stand in it one after the other, else that of "other".
  std::size_t IndexOf(std::string_view text) const;

 private:
  struct Phrase {
    std::string words;
    std::size_t label;
  };

  std::vector<std::string> labels_;
  std::vector<Phrase> phrases_;  // the longest first
  std::size_t other_ = 0;
};

}  // namespace planwatch
