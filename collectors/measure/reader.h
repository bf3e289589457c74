// Rows of a table of measures to series of dated values.
//
// One thread, one read. Messages name places and columns, never a value: the
// table may count persons.
#pragma once

#include <memory>

#include "collectors/measure/fields.h"
#include "collectors/measure/record.h"
#include "collectors/table/row.h"

namespace planwatch {

struct MeasureOptions {
  ConfiguredColumns columns;  // of date, measure, value, …
  bool persons = true;        // unless said otherwise: the safe way round
  MeasureBands bands;
  CumulativeMeasures cumulative = {};
  friend bool operator==(const MeasureOptions&,
                         const MeasureOptions&) = default;
};

class MeasureReader : public RowSink {
 public:
  // `calendar` outlives the reader.
  MeasureReader(MeasureOptions options, const Calendar& calendar);
  ~MeasureReader() override;

  Status Take(const Row& row) override;
  // Fails with kFailed where no row has headings for a date, a measure and a
  // value; the message names the one that is missing and how to map it. A
  // table of headings alone is not measures, and no fault.
  Result<Measures> Finish() &&;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace planwatch
