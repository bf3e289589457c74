// The vocabulary of roles, bodies and subjects, by which a name is told from a
// title. Pure functions: any thread.
#pragma once

#include <span>
#include <string_view>

namespace planwatch {

// What a word is in a name or title.
enum class NameWord : unsigned char {
  kNone,     // in no table: a person's, most likely
  kRole,     // heads a person's title: officer, manager
  kBody,     // heads a body's name: team, board
  kAgency,   // an agency's short name: police, housing
  kSubject,  // what roles and bodies are about: safety, children
};

// Of a folded word: its table, else that of its singular, else by its ending
// ("regeneration" is a subject). The last part of a compound decides:
// "sub-group".
NameWord NameWordOf(std::string_view folded);

// Words that join a title's parts, and stand at neither end of a name: "of",
// "and", "&".
bool IsNameJoint(std::string_view folded);

// Lower-case parts of persons' names: "van", "de".
bool IsNameParticle(std::string_view folded);

// Words of a sentence, never of a name: "will", "is", "they".
bool IsSentenceWord(std::string_view folded);

// The short name of a post ("dcs"), and of a body that is none of the agencies
// ("ccg").
bool IsShortPost(std::string_view folded);
bool IsShortBody(std::string_view folded);
// A word of a body that is named after a place or two: "Age UK Hill & Dale".
bool IsBodyOfPlaces(std::string_view folded);

// The tables, for tests.
std::span<const std::string_view> RoleWords();
std::span<const std::string_view> BodyWords();
std::span<const std::string_view> AgencyWords();
std::span<const std::string_view> SubjectWords();

}  // namespace planwatch
