#include "collectors/words/rating_line.h"

#include <algorithm>
#include <utility>

namespace planwatch {
namespace {

using enum RatingKind;

// In a cell of more words than these, what stands after prose is prose too; and
// a rating of something in particular ("Recruitment delayed") is not a rating
// of the action.
constexpr std::size_t kLongCellWords = 12, kBriefCellWords = 6;

struct Statement {
  Says says = Says::kNothing;
  Rating rating;
  RatedBy by = RatedBy::kNothing;
  RatingKind kind = kNoRating;
  bool unfinished = false;  // says that something is left to do
  bool period = false;      // of a month or quarter that it names
  std::size_t quarter = 0;
};

Statement Plain(const Clause& clause, const Clause::Hit& hit) {
  Statement said;
  said.kind = hit.kind;
  said.period = clause.period;
  said.quarter = clause.quarter;
  said.rating = {hit.rag, false};
  switch (hit.kind) {
    case kYes:
    case kNo:
    case kTick:
    case kCross:
      said.says = Says::kAnswer;
      said.rating.complete = hit.rag == Rag::kBlue;
      said.unfinished = !said.rating.complete;
      said.by = hit.kind == kYes || hit.kind == kNo ? RatedBy::kYesNo
                                                    : RatedBy::kTick;
      break;
    case kPercentage:
      said.rating.complete = hit.rag == Rag::kBlue;
      said.says = said.rating.complete ? Says::kAnswer : Says::kActivity;
      said.unfinished = !said.rating.complete;
      said.by = RatedBy::kPercentage;
      break;
    case kNotBegun:
    case kGoingOn:
      said.says = Says::kActivity;
      said.unfinished = true;
      said.by = RatedBy::kState;
      break;
    case kInTime:
    case kSlipping:
    case kLate:
    case kFailed:
      said.says = Says::kProgress;
      said.by = RatedBy::kState;
      break;
    case kDone:
    case kClosed:
    case kDropped:
      said.says = Says::kDone;
      said.rating.complete = true;
      said.by = RatedBy::kState;
      break;
    case kColour:
    case kOwn:
      said.says = hit.kind == kOwn ? Says::kOwn : Says::kColour;
      said.by = RatedBy::kColour;
      break;
    default:
      break;
  }
  return said;
}

// That the action is not done, or not all of it.
Statement Unfinished(Rag rag, RatedBy by = RatedBy::kState) {
  Statement said;
  said.says = Says::kActivity;
  said.rating = {rag, false};
  said.by = by;
  said.kind = rag == Rag::kAmber ? kPartly : kNotBegun;
  said.unfinished = true;
  return said;
}

// Judges the clauses of one line.
class Judge {
 public:
  Judge(std::span<const Token> tokens, std::size_t words_in_cell)
      : tokens_(tokens),
        brief_(words_in_cell <= kBriefCellWords),
        long_(words_in_cell > kLongCellWords) {}

  LineReading Read(std::span<const Clause> clauses) {
    LineReading line;
    if (IsTemplate(clauses)) {
      line.known = true;
      return line;
    }
    for (const Clause& clause : clauses) Take(clause);
    KeepCurrentPeriod();
    line.known = known_;
    Decide(line);
    if (!line.complete && !line.other && asserted_.empty())
      line.other = questioned_;
    if (!line.complete && !line.other) line.other = perhaps_done_;
    return line;
  }

 private:
  // A form's choices, of which none was made.
  static bool IsTemplate(std::span<const Clause> clauses) {
    if (clauses.size() < 2) return false;
    bool yes = false, no = false;
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      const Clause& clause = clauses[i];
      if (clause.foreign() > 0 || (i > 0 && clause.before != Stop::kSlash))
        return false;
      if (clause.hits.empty() && clause.negated) {
        no = true;
        continue;
      }
      if (clause.hits.size() != 1) return false;
      const Clause::Hit& hit = clause.hits.front();
      for (std::size_t k = 0; k < i; ++k)
        if (!clauses[k].hits.empty() &&
            clauses[k].hits.front().kind == hit.kind &&
            clauses[k].hits.front().rag == hit.rag)
          return false;
      yes = yes || hit.kind == kYes || hit.kind == kTick;
      no = no || hit.kind == kNo || hit.kind == kCross;
    }
    return clauses.size() > 2 || (yes && no);
  }

  void Take(const Clause& clause) {
    if (clause.before == Stop::kSentence && started_) {
      first_sentence_ = false;
      head_ = true;
      done_in_sentence_ = false;
    }
    started_ = true;
    if (clause.before == Stop::kBut) head_ = true;
    const bool labelled =
        std::exchange(label_, false) && clause.before == Stop::kLabel;
    if (clause.hits.empty()) {
      AddWithoutRating(clause);
      return;
    }
    // "Red → amber", "red, now amber": what was said before is past.
    const std::size_t before = asserted_.size();
    bool prose = true;
    bool today = !clause.expected && !clause.condition;
    for (const Clause::Hit& hit : clause.hits) {
      prose = !AddHit(clause, hit, labelled) && prose;
      today = today && !hit.forecast;
    }
    if (today && asserted_.size() > before &&
        (clause.before == Stop::kArrow || clause.now)) {
      asserted_.erase(asserted_.begin(),
                      asserted_.begin() + static_cast<std::ptrdiff_t>(before));
      other_colour_.reset();
    }
    if (prose) head_ = false;
  }

  void AddWithoutRating(const Clause& clause) {
    if (clause.remainder && clause.words_before == 0 &&
        (head_ || done_in_sentence_)) {  // "awaiting sign-off"
      known_ = true;
      rated_ = rated_ || clause.words_aside == 0;
      asserted_.push_back(Unfinished(Rag::kUnrated));
      return;
    }
    if (clause.foreign() + clause.words_aside == 0) {
      if (clause.doubted || clause.expected || clause.condition) {
        known_ = known_ || clause.doubted;
      } else if (clause.answer && clause.partly) {
        known_ = rated_ = true;
        asserted_.push_back(Unfinished(Rag::kAmber));
      } else if (clause.answer && clause.fillers == 0) {
        known_ = rated_ = true;
        Answer();
      }
      return;
    }
    // "Completed, but not all staff have their certificates".
    if (clause.before == Stop::kBut && done_in_sentence_ &&
        (clause.negated || clause.partly))
      asserted_.push_back(Unfinished(Rag::kUnrated));
    // "Completed; certificates to be issued", "Completed by Health, not by
    // Police", but "Complete, no cost".
    follows_ =
        follows_ || (done_in_sentence_ &&
                     (clause.negated ? !clause.answer && !clause.forecast
                                     : clause.forecast || clause.expected));
    label_ = clause.after == Stop::kLabel;
    head_ = head_ && label_;
  }

  // "80% complete" is not a claim.
  static bool IsPercentage(const Clause& clause) {
    for (const Clause::Hit& hit : clause.hits)
      if (hit.kind == kPercentage && hit.rag != Rag::kBlue) return true;
    return false;
  }

  void Answer() {
    Statement said = Unfinished(Rag::kUnrated, RatedBy::kYesNo);
    said.says = Says::kAnswer;
    asserted_.push_back(said);
  }

  // False where the rating is a word of prose.
  bool AddHit(const Clause& clause, const Clause::Hit& hit, bool labelled) {
    Statement said = Plain(clause, hit);
    const bool claim = said.rating.complete || hit.kind == kPercentage ||
                       said.says == Says::kAnswer;
    const bool subject = labelled || clause.words_before > 0;
    if (hit.kind != kOwn) {
      if (clause.words_after > 0 || (claim && clause.words_about > 0) ||
          (subject && said.says == Says::kNothing))
        return false;
      const bool of_a_part =
          subject &&
          (!brief_ || (hit.kind == kColour && !clause.copula && !labelled));
      const bool in_prose =
          said.says < Says::kColour || said.says == Says::kDone
              ? !head_ || (long_ && !first_sentence_)
              : false;
      if (of_a_part || in_prose) {
        // What is left to do counts beside a claim: "completed, evaluation of
        // the pilot still outstanding".
        if (done_in_sentence_ && said.unfinished)
          asserted_.push_back(Unfinished(Rag::kUnrated));
        return false;
      }
    }
    known_ = rated_ = true;
    if (IsDone(hit.kind) && IsPercentage(clause)) return true;
    if (clause.example || clause.explained) return true;
    if (clause.condition || clause.expected || hit.forecast) {
      if (IsDone(hit.kind)) {
        asserted_.push_back(Unfinished(Rag::kUnrated));
        // "Completed by June 2015" may be a claim.
        if (clause.by_date && !hit.forecast && !hit.negated &&
            tokens_[hit.end - 1].text.ends_with("ed"))
          perhaps_done_ = said.rating;
      }
      return true;
    }
    if (hit.past && !IsDone(hit.kind)) return true;
    if (hit.negated) {
      AddNegated(said);
      return true;
    }
    if (hit.partly || (clause.remainder && said.rating.complete)) {
      if (said.rating.complete || hit.kind == kPercentage) {
        asserted_.push_back(Unfinished(Rag::kAmber));
        return true;
      }
      if (hit.kind == kColour || hit.kind == kOwn || hit.kind == kInTime) {
        Question(said);
        return true;
      }
    }
    if (clause.doubted) {
      Question(said);
      return true;
    }
    // "Training completed": the action, or a part of it?
    if (subject && said.rating.complete) {
      Question(said);
      part_done_ = true;
      return true;
    }
    // A cross is Word's ticked box, and to others a no.
    if (hit.kind == kTick && tokens_[hit.first].text == "☒")
      other_answer_ = Rating{};
    if (said.rating.complete) done_in_sentence_ = true;
    follows_ = follows_ || IsToCome(clause, hit);
    // "Green (Amber)": most likely the one before it.
    if (clause.before == Stop::kBracket && hit.kind == kColour &&
        !clause.period && asserted_.size() == 1 &&
        asserted_.front().kind == kColour && !asserted_.front().period &&
        said.rating.rag < asserted_.front().rating.rag)
      other_colour_ = asserted_.front().rating;
    asserted_.push_back(said);
    return true;
  }

  // "Complete after Board approval in June" may be a forecast.
  bool IsToCome(const Clause& clause, const Clause::Hit& hit) const {
    return clause.period && hit.kind == kDone && hit.end < tokens_.size() &&
           tokens_[hit.end - 1].IsWord("complete") &&
           (tokens_[hit.end].IsWord("after") ||
            tokens_[hit.end].IsWord("following"));
  }

  void AddNegated(const Statement& said) {
    if (said.rating.complete) {
      denied_ = true;
      if (said.kind == kYes)
        Answer();
      else
        asserted_.push_back(Unfinished(Rag::kUnrated, said.by));
    } else if (said.kind == kInTime) {
      Statement off = said;
      off.rating.rag = Rag::kRed;
      off.kind = kLate;
      asserted_.push_back(off);
    } else if (said.says == Says::kActivity && said.kind != kNotBegun) {
      asserted_.push_back(Unfinished(Rag::kUnrated, said.by));
    }
  }

  void Question(const Statement& said) {
    if (said.rating.rag == Rag::kUnrated) return;
    if (!questioned_ || said.rating.rag < questioned_->rag)
      questioned_ = said.rating;
  }

  // Of colours that name their month or quarter the last counts, and one that
  // names none before them all: "Green (Q1: Red)".
  void KeepCurrentPeriod() {
    std::size_t dated = 0, undated = 0;
    for (const Statement& said : asserted_)
      if (said.says == Says::kColour) ++(said.period ? dated : undated);
    if (dated == 0 || dated + undated < 2) return;
    Statement last;
    bool in_order = true;
    Rag differs = Rag::kUnrated;
    for (const Statement& said : asserted_) {
      if (said.says != Says::kColour || !said.period) continue;
      in_order = in_order && said.quarter > last.quarter;
      if (last.says == Says::kColour)
        differs = std::min(differs, last.rating.rag);
      last = said;
    }
    std::erase_if(asserted_, [](const Statement& said) {
      return said.says == Says::kColour && said.period;
    });
    if (undated > 0) return;
    asserted_.push_back(last);
    if (!in_order && differs != Rag::kUnrated && differs != last.rating.rag)
      other_colour_ = Rating{differs, false};
  }

  void Decide(LineReading& line) {
    if (asserted_.empty()) return;
    line.counts = rated_;
    bool done = false, closed = false, dropped = false, failed = false;
    bool going_on = false, unfinished = false, yes = false;
    Rag colour = Rag::kUnrated;
    for (const Statement& said : asserted_) {
      line.says = std::max(line.says, said.says);
      done = done || said.says == Says::kDone;
      closed = closed || said.kind == kClosed;
      dropped = dropped || said.kind == kDropped;
      failed = failed || said.kind == kFailed;
      yes = yes || (said.rating.complete && said.says == Says::kAnswer);
      if (said.unfinished)
        (said.kind == kGoingOn ? going_on : unfinished) = true;
      if (said.says == Says::kColour)
        colour = std::min(colour, said.rating.rag);
    }
    line.unfinished = going_on || unfinished;
    for (const Statement& said : asserted_)
      if (said.says == line.says) {
        line.rags.push_back(said.rating.rag);
        if (line.by == RatedBy::kNothing) line.by = said.by;
      }
    line.other = other_colour_;
    if (line.says == Says::kAnswer) {
      line.complete = yes && !line.unfinished;
      if (line.complete)
        line.other = other_answer_;
      else
        line.rags.assign(1, Rag::kUnrated);
    }
    // "Training complete; policy not started".
    if (line.says == Says::kActivity && part_done_)
      line.rags.assign(1, Rag::kAmber);
    // "Yes, but late".
    if (line.says == Says::kProgress && yes && !line.unfinished &&
        line.worst() < Rag::kGreen)
      line.other = Rating{Rag::kBlue, true};
    if (line.says != Says::kDone) return;

    const Rating complete{Rag::kBlue, true};
    line.complete = true;
    line.rags.assign(1, Rag::kBlue);
    if (dropped) return;
    if (failed || (closed && denied_)) {
      line.complete = false;
      line.rags.assign(1, Rag::kRed);
      if (!closed) line.other = complete;
    } else if (line.unfinished) {
      line.complete = false;
      line.rags.assign(1, Rag::kAmber);
      // "Completed - ongoing" may well be business as usual.
      if (!unfinished) line.other = complete;
    } else if (colour < Rag::kGreen) {
      line.other = Rating{colour, false};
    } else if (follows_) {
      line.other = Rating{Rag::kAmber, false};
    }
  }

  std::span<const Token> tokens_;
  const bool brief_, long_;
  std::vector<Statement> asserted_;
  std::optional<Rating> questioned_, perhaps_done_, other_colour_,
      other_answer_;
  bool known_ = false;
  bool denied_ = false;  // "not achieved"
  bool started_ = false, first_sentence_ = true;
  bool head_ = true;    // no prose yet in the sentence
  bool label_ = false;  // the clause before names what is rated
  bool done_in_sentence_ = false;
  bool part_done_ = false;  // "training completed"
  bool follows_ = false;    // a forecast follows a claim, or what may be one
  bool rated_ = false;      // a rating stands in the line, if only as past
};

}  // namespace

Rag LineReading::worst() const {
  return rags.empty() ? Rag::kUnrated
                      : *std::min_element(rags.begin(), rags.end());
}

LineReading ReadLine(std::span<const Token> tokens,
                     std::span<const Clause> clauses,
                     std::size_t words_in_cell) {
  return Judge(tokens, words_in_cell).Read(clauses);
}

}  // namespace planwatch
