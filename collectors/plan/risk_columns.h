// Columns that rate a risk or an issue, and not the action against it: its
// likelihood, impact, severity and score.
//
// Pure functions: any thread.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "collectors/plan/profile.h"

namespace planwatch {

// Whether "Impact" is how bad a risk or issue would be, and not what the action
// is to achieve.
bool IsImpactOfRisk(std::span<const std::string> headings,
                    std::span<const Profile> profiles, std::size_t column);

// Whether a rating stands right beside a risk's scores, and may sum these up:
// "L | I | RAG".
bool MayRateRisk(std::span<const std::string> headings, std::size_t column);

}  // namespace planwatch
