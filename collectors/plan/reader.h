// Rows to a plan, by the rules of README.md, "Reading an untidy plan".
//
// A PlanReader takes the rows of one read and is thrown away: one thread. Its
// options are shared and const.
#pragma once

#include <memory>
#include <string_view>

#include "collectors/plan/options.h"
#include "collectors/plan/plan.h"
#include "collectors/table/row.h"

namespace planwatch {

class PlanReader : public RowSink {
 public:
  // `calendar` outlives the reader. `today` tells only whether dates under a
  // bare "Date" lie ahead: no figure depends on it.
  PlanReader(PlanOptions options, const Calendar& calendar, Date today);
  ~PlanReader() override;

  Status Take(const Row& row) override;
  void Skip(const Place& place, std::string_view why) override;
  void TakeText(std::string_view paragraph) override;
  // The plan, once the last row was taken. Error::Kind::kNoData where no table
  // with an action column was found, or none has an action; the message lists
  // the headings seen and says how to name the column.
  // Fails, too, where the plan is beyond what one may be (limits.h).
  Result<Plan> Finish() &&;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace planwatch
