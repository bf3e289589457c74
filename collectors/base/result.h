// Result<T>: a value or an Error, with the interface of C++23's std::expected.
//
// Errors are values that carry the path to the fault. Each layer puts its own
// place in front
// (`std::move(error).In("row 7")`), so that what reaches the log reads
//   plan.csv: row 7: no column for the action; name it under `columns:`
// Nothing here is thread-safe beyond what const gives; nothing throws but
// bad_alloc.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace planwatch {

// What went wrong, in words for a co-ordinator: the place, the fault, what to
// do. Never holds the content of a register's record.
class Error {
 public:
  enum class Kind {
    kFailed,   // the source could not be read: `source_up` is 0
    kNoData,   // the source was read and holds nothing of what was looked for:
               // held back as well
    kStopped,  // the read was asked to stop (time limit, shutdown)
  };

  explicit Error(std::string message, Kind kind = Kind::kFailed)
      : message_(std::move(message)), kind_(kind) {}

  const std::string& message() const { return message_; }
  Kind kind() const { return kind_; }

  // The same error with "place: " in front.
  Error In(std::string_view place) && {
    message_.insert(0, ": ").insert(0, place);
    return std::move(*this);
  }

  friend bool operator==(const Error&, const Error&) = default;

 private:
  std::string message_;
  Kind kind_;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  // Neither is explicit, as with std::expected.
  Result(T value)  // NOLINT
      : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error)  // NOLINT
      : state_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  // As with std::expected, the caller has asked has_value() first.
  T& operator*() & { return *std::get_if<0>(&state_); }
  const T& operator*() const& { return *std::get_if<0>(&state_); }
  T&& operator*() && { return std::move(*std::get_if<0>(&state_)); }
  T* operator->() { return std::get_if<0>(&state_); }
  const T* operator->() const { return std::get_if<0>(&state_); }
  Error& error() & { return *std::get_if<1>(&state_); }
  const Error& error() const& { return *std::get_if<1>(&state_); }
  Error&& error() && { return std::move(*std::get_if<1>(&state_)); }

 private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT: as std::expected

  bool has_value() const { return !error_; }
  explicit operator bool() const { return has_value(); }
  Error& error() & { return *error_; }
  const Error& error() const& { return *error_; }
  Error&& error() && { return *std::move(error_); }

 private:
  std::optional<Error> error_;
};

using Status = Result<void>;

}  // namespace planwatch
