// What was released, as JSON: by one list of fields for each kind of value, for
// writing and for reading.
//
// The keys are those of the database from then on: a key may be added, with a
// default for what was written before; none is renamed. Pure functions: any
// thread. Reading fails on what was not written so.
#pragma once

#include <string>
#include <string_view>

#include "collectors/base/result.h"
#include "collectors/disclosure/release.h"

namespace planwatch {

std::string ToJson(const RegisterRelease& release);
std::string ToJson(const TableChain& chain);
std::string ToJson(const MeasureChainKey& key);
std::string ToJson(const MeasureChain& chain);
// Without its totals and chains.
std::string ToJson(const MeasuresReleases& releases);

// T: one of those.
template <typename T>
Result<T> ReleasedFromJson(std::string_view json);

}  // namespace planwatch
