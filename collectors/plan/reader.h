// Rows to a plan, by the reading rules of DESIGN, "Reading an untidy plan".
//
// A PlanReader takes the rows of one read and is thrown away: one thread. Its
// options are shared and const.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "collectors/plan/columns.h"
#include "collectors/plan/plan.h"
#include "collectors/words/names.h"
#include "collectors/words/rating.h"
#include "collectors/table/row.h"

namespace planwatch {

struct PlanOptions {
  ConfiguredColumns columns = {};
  std::vector<std::string> ignore = {};  // headings of columns to pass over
  RatingWords words = {};
  std::vector<Rag> complete = {Rag::kBlue};  // RAG values that mean done
  bool overdue_by_revised = false;           // else by the original date
  std::optional<int> year = {};              // 2015 for "2015/16"
  LeadRules leads = {};
  bool leads_hidden = false;  // no lead leaves the daemon
  friend bool operator==(const PlanOptions&, const PlanOptions&) = default;
};

// What the rows of one plan may take, all together.
inline constexpr std::size_t kMaxPlanBytes = std::size_t{256} << 20;

class PlanReader : public RowSink {
 public:
  // `calendar` outlives the reader.
  PlanReader(PlanOptions options, const Calendar& calendar);
  ~PlanReader() override;

  Status Take(const Row& row) override;
  // The plan, once the last row was taken. Error::Kind::kNoData where no table
  // with an action column was found, or none has an action; the message lists
  // the headings seen and says how to name the column.
  Result<Plan> Finish() &&;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace planwatch
