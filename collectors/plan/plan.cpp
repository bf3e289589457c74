#include "collectors/plan/plan.h"

namespace planwatch {

std::string_view RagName(Rag rag) {
  switch (rag) {
    case Rag::kRed:
      return "red";
    case Rag::kAmber:
      return "amber";
    case Rag::kGreen:
      return "green";
    case Rag::kBlue:
      return "blue";
    case Rag::kUnrated:
      return "unrated";
  }
  return "unrated";
}

std::optional<Rag> RagFromName(std::string_view name) {
  for (const Rag rag : kAllRags)
    if (name == RagName(rag)) return rag;
  return std::nullopt;
}

}  // namespace planwatch
