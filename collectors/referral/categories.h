// The labels that the words of an outcome or source stand for.
//
// Immutable once built: any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "collectors/referral/clauses.h"

namespace planwatch {

// The words of a register's column that stand for one label.
struct Category {
  std::string label;
  std::vector<std::string> words;
  friend bool operator==(const Category&, const Category&) = default;
};

// Tells of which label a cell's text is: of the one whose phrases stand in it,
// word by word. A phrase within a longer one that is known doesn't count ("no
// further action" says nothing of "further action"), nor does one that is
// denied ("not a school", "strategy discussion not required"; see denial.h).
// One of a letter or figure counts as the whole text or in front of a mark
// alone: "N", "N - closed", but not "N/A" or "Mr N Smith".
class Categories {
 public:
  enum class Sureness : std::uint8_t {
    kSure,
    kTwoLabels,    // phrases of several labels stand in the text
    kMayBeDenied,  // no rule tells whether a phrase is denied or doubted
    kMayBeNoCode,  // a phrase of one letter or figure within other words
    kDitto,        // the text is that of the cell above
  };
  struct Match {
    std::size_t label = 0;  // index into `labels`; that of "other" if not sure
    Sureness sureness = Sureness::kSure;
    bool has_phrase = false;  // of any label, denied or not
  };

  explicit Categories(const std::vector<Category>& categories);

  // In the configuration's order, then "other"; empty where none is
  // configured.
  const std::vector<std::string>& labels() const { return labels_; }
  bool IsOther(std::size_t label) const { return label == other_; }
  Match Find(std::string_view text) const;

 private:
  struct Phrase {
    std::vector<ClauseWord> words;
    std::size_t label;
  };

  std::vector<std::string> labels_;
  std::vector<bool> is_negative_;  // of each label
  std::vector<Phrase> phrases_;    // the longest first
  std::size_t other_ = 0;
};

}  // namespace planwatch
