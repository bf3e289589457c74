#include "collectors/words/name_words.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>

#include "collectors/base/text.h"

namespace planwatch {
namespace {

// In the singular, but for those that have none.
constexpr std::string_view kRoles[] = {"accountant",
                                       "adviser",
                                       "advisor",
                                       "administrator",
                                       "advocate",
                                       "analyst",
                                       "apprentice",
                                       "architect",
                                       "assistant",
                                       "associate",
                                       "auditor",
                                       "bursar",
                                       "carer",
                                       "caretaker",
                                       "ceo",
                                       "chair",
                                       "chairman",
                                       "chairperson",
                                       "chairwoman",
                                       "champion",
                                       "chief",
                                       "clerk",
                                       "clinician",
                                       "commissioner",
                                       "constable",
                                       "consultant",
                                       "coordinator",
                                       "councillor",
                                       "counsellor",
                                       "dean",
                                       "deputy",
                                       "designer",
                                       "developer",
                                       "director",
                                       "doctor",
                                       "engineer",
                                       "executive",
                                       "facilitator",
                                       "governor",
                                       "gp",
                                       "head",
                                       "headteacher",
                                       "inspector",
                                       "instructor",
                                       "lawyer",
                                       "lead",
                                       "leader",
                                       "lecturer",
                                       "librarian",
                                       "manager",
                                       "matron",
                                       "member",
                                       "mentor",
                                       "midwife",
                                       "midwives",
                                       "nurse",
                                       "officer",
                                       "official",
                                       "operator",
                                       "owner",
                                       "partner",
                                       "physiotherapist",
                                       "planner",
                                       "practitioner",
                                       "president",
                                       "principal",
                                       "producer",
                                       "programmer",
                                       "psychologist",
                                       "rep",
                                       "representative",
                                       "researcher",
                                       "secretary",
                                       "sergeant",
                                       "solicitor",
                                       "specialist",
                                       "sponsor",
                                       "staff",
                                       "stakeholder",
                                       "strategist",
                                       "superintendent",
                                       "supervisor",
                                       "surveyor",
                                       "teacher",
                                       "technician",
                                       "tester",
                                       "therapist",
                                       "trainer",
                                       "treasurer",
                                       "trustee",
                                       "tutor",
                                       "visitor",
                                       "volunteer",
                                       "warden",
                                       "worker"};

// Short names of posts, and of bodies beside NameWord's agencies.
constexpr std::string_view kShortPosts[] = {
    "ceo", "cfo", "coo", "dass", "dcs",   "ddsl", "dph",
    "dsl", "hos", "iro", "lado", "senco", "sro",  "psw"};
constexpr std::string_view kShortBodies[] = {
    "ccg", "cps",   "cqc", "cvs", "dwp", "icb", "lscb", "mash",
    "nhs", "camhs", "nps", "pcc", "pct", "yos", "yot"};

// Beside one of these a place may stand, or two.
constexpr std::string_view kBodiesOfPlaces[] = {
    "uk",          "ccg",    "nhs",    "icb",  "pct",      "lscb",   "cvs",
    "cic",         "mind",   "ymca",   "ywca", "nspcc",    "scouts", "citizens",
    "healthwatch", "relate", "police", "fire", "probation"};

constexpr std::string_view kBodies[] = {
    "academy",      "agency",       "agencies",   "alliance",    "association",
    "authority",    "authorities",  "board",      "bureau",      "cabinet",
    "centre",       "center",       "charity",    "charities",   "chamber",
    "college",      "commission",   "committee",  "company",     "companies",
    "consortium",   "constabulary", "council",    "department",  "dept",
    "directorate",  "division",     "federation", "force",       "forum",
    "foundation",   "group",        "hospital",   "hub",         "institute",
    "limited",      "ltd",          "network",    "office",      "organisation",
    "organization", "panel",        "parliament", "partnership", "plc",
    "school",       "sector",       "society",    "subgroup",    "taskforce",
    "team",         "tribunal",     "trust",      "union",       "unit",
    "university"};

constexpr std::string_view kAgencies[] = {"ambulance", "court",  "education",
                                          "fire",      "health", "housing",
                                          "police",    "prison", "probation"};

// With "service" and "care", which end a body's name but stand inside most.
constexpr std::string_view kSubjects[] = {"abuse",
                                          "access",
                                          "account",
                                          "action",
                                          "adolescent",
                                          "adult",
                                          "advice",
                                          "affair",
                                          "aftercare",
                                          "aid",
                                          "alcohol",
                                          "allied",
                                          "analysis",
                                          "analytics",
                                          "art",
                                          "asset",
                                          "assurance",
                                          "attendance",
                                          "audit",
                                          "back-end",
                                          "behaviour",
                                          "benefit",
                                          "budget",
                                          "building",
                                          "business",
                                          "campaign",
                                          "capacity",
                                          "care",
                                          "case",
                                          "child",
                                          "children",
                                          "citizen",
                                          "city",
                                          "civic",
                                          "client",
                                          "climate",
                                          "clinical",
                                          "coaching",
                                          "commercial",
                                          "commissioning",
                                          "common",
                                          "communication",
                                          "communities",
                                          "community",
                                          "complaint",
                                          "compliance",
                                          "connected",
                                          "contact",
                                          "contract",
                                          "corporate",
                                          "countryside",
                                          "county",
                                          "crime",
                                          "crisis",
                                          "culture",
                                          "curriculum",
                                          "customer",
                                          "cyber",
                                          "data",
                                          "deaf",
                                          "debt",
                                          "delivery",
                                          "democratic",
                                          "demand",
                                          "design",
                                          "digital",
                                          "disabled",
                                          "disorder",
                                          "district",
                                          "diversity",
                                          "domestic",
                                          "drug",
                                          "early",
                                          "economic",
                                          "economy",
                                          "elderly",
                                          "emergency",
                                          "employee",
                                          "energy",
                                          "environment",
                                          "environmental",
                                          "equalities",
                                          "estate",
                                          "event",
                                          "exploitation",
                                          "external",
                                          "facilities",
                                          "facility",
                                          "faith",
                                          "families",
                                          "family",
                                          "finance",
                                          "financial",
                                          "front-end",
                                          "funding",
                                          "general",
                                          "gender",
                                          "governance",
                                          "green",
                                          "growth",
                                          "guidance",
                                          "healthcare",
                                          "help",
                                          "heritage",
                                          "higher",
                                          "highway",
                                          "home",
                                          "homelessness",
                                          "human",
                                          "ict",
                                          "impact",
                                          "information",
                                          "infra",
                                          "infrastructure",
                                          "innovation",
                                          "insight",
                                          "intelligence",
                                          "interim",
                                          "internal",
                                          "international",
                                          "it",
                                          "joint",
                                          "junior",
                                          "justice",
                                          "key",
                                          "knowledge",
                                          "land",
                                          "law",
                                          "learner",
                                          "legal",
                                          "leisure",
                                          "library",
                                          "licensing",
                                          "life",
                                          "local",
                                          "logistics",
                                          "loss",
                                          "marketing",
                                          "market",
                                          "media",
                                          "medical",
                                          "medicine",
                                          "mental",
                                          "missing",
                                          "monitoring",
                                          "multi-agency",
                                          "museum",
                                          "national",
                                          "neighbourhood",
                                          "offender",
                                          "older",
                                          "online",
                                          "operation",
                                          "operational",
                                          "order",
                                          "outreach",
                                          "parent",
                                          "parenting",
                                          "park",
                                          "parking",
                                          "participation",
                                          "patient",
                                          "pathway",
                                          "payroll",
                                          "people",
                                          "performance",
                                          "personnel",
                                          "pharmacy",
                                          "place",
                                          "planning",
                                          "policy",
                                          "policies",
                                          "political",
                                          "practice",
                                          "primary",
                                          "private",
                                          "process",
                                          "procurement",
                                          "product",
                                          "professional",
                                          "programme",
                                          "program",
                                          "project",
                                          "property",
                                          "provider",
                                          "public",
                                          "purchasing",
                                          "quality",
                                          "radio",
                                          "recycling",
                                          "refuge",
                                          "refugee",
                                          "regional",
                                          "registrar",
                                          "release",
                                          "relation",
                                          "research",
                                          "resident",
                                          "resilience",
                                          "resource",
                                          "revenue",
                                          "review",
                                          "risk",
                                          "road",
                                          "rural",
                                          "safeguarding",
                                          "safer",
                                          "safety",
                                          "sale",
                                          "science",
                                          "scrutiny",
                                          "secondary",
                                          "security",
                                          "senior",
                                          "server",
                                          "service",
                                          "shared",
                                          "skill",
                                          "social",
                                          "software",
                                          "special",
                                          "sport",
                                          "standard",
                                          "statutory",
                                          "strategic",
                                          "strategy",
                                          "strategies",
                                          "street",
                                          "student",
                                          "supply",
                                          "support",
                                          "sustainable",
                                          "system",
                                          "technical",
                                          "technology",
                                          "technologies",
                                          "tenancy",
                                          "tenant",
                                          "test",
                                          "third",
                                          "tourism",
                                          "town",
                                          "trade",
                                          "trading",
                                          "traffic",
                                          "training",
                                          "transport",
                                          "travel",
                                          "treasury",
                                          "urban",
                                          "victim",
                                          "violence",
                                          "voluntary",
                                          "vulnerable",
                                          "waste",
                                          "water",
                                          "web",
                                          "welfare",
                                          "wellbeing",
                                          "women",
                                          "workforce",
                                          "young",
                                          "youth"};

constexpr std::string_view kJoints[] = {"and", "&", "+", "of", "for", "or"};

constexpr std::string_view kParticles[] = {
    "al", "bin", "da",  "de", "del", "den", "der", "di",  "dos",
    "du", "el",  "ibn", "la", "le",  "ter", "van", "von", "y"};

constexpr std::string_view kSentence[] = {
    "are",   "be",    "been",  "being", "because", "can",   "could",  "did",
    "does",  "had",   "has",   "have",  "if",      "is",    "it",     "its",
    "must",  "needs", "not",   "our",   "please",  "shall", "should", "so",
    "that",  "their", "them",  "then",  "these",   "they",  "this",   "those",
    "until", "was",   "we",    "were",  "when",    "where", "which",  "while",
    "who",   "will",  "would", "you",   "your"};

constexpr std::string_view kSubjectEndings[] = {
    "tion", "sion",  "ment",  "ship",  "ness",
    "ics",  "ality", "ility", "urity", "ersity"};

const std::unordered_map<std::string_view, NameWord>& Table() {
  static const auto table = [] {
    std::unordered_map<std::string_view, NameWord> words;
    for (const auto word : kRoles) words.emplace(word, NameWord::kRole);
    for (const auto word : kAgencies) words.emplace(word, NameWord::kAgency);
    for (const auto word : kBodies) words.emplace(word, NameWord::kBody);
    for (const auto word : kSubjects) words.emplace(word, NameWord::kSubject);
    return words;
  }();
  return table;
}

NameWord Find(std::string_view word) {
  const auto found = Table().find(word);
  return found == Table().end() ? NameWord::kNone : found->second;
}

NameWord FindAnyNumber(std::string_view word) {
  for (const std::string_view possessive : {"'s", "'"})
    if (word.ends_with(possessive)) {
      word.remove_suffix(possessive.size());
      break;
    }
  const NameWord as_is = Find(word);
  if (as_is != NameWord::kNone || !word.ends_with('s')) return as_is;
  return Find(word.substr(0, word.size() - 1));
}

}  // namespace

NameWord NameWordOf(std::string_view folded) {
  NameWord found = FindAnyNumber(folded);
  if (found != NameWord::kNone) return found;
  const std::size_t hyphen = folded.rfind('-');
  if (hyphen != std::string_view::npos)
    found = FindAnyNumber(folded.substr(hyphen + 1));
  // co-ordinator, vice-chair, sub-group: but Smith-Young is a person's.
  if (found == NameWord::kRole || found == NameWord::kBody) return found;
  if (folded.starts_with("co-ordinator")) return NameWord::kRole;
  for (const std::string_view ending : kSubjectEndings)
    if (folded.size() > ending.size() + 3 && folded.ends_with(ending))
      return NameWord::kSubject;
  return NameWord::kNone;
}

bool IsNameJoint(std::string_view folded) { return IsAmong(kJoints, folded); }
bool IsNameParticle(std::string_view folded) {
  return IsAmong(kParticles, folded);
}
bool IsSentenceWord(std::string_view folded) {
  return IsAmong(kSentence, folded);
}

bool IsShortPost(std::string_view folded) {
  return IsAmong(kShortPosts, folded);
}
bool IsShortBody(std::string_view folded) {
  return IsAmong(kShortBodies, folded);
}
bool IsBodyOfPlaces(std::string_view folded) {
  return IsAmong(kBodiesOfPlaces, folded);
}

std::span<const std::string_view> RoleWords() { return kRoles; }
std::span<const std::string_view> BodyWords() { return kBodies; }
std::span<const std::string_view> AgencyWords() { return kAgencies; }
std::span<const std::string_view> SubjectWords() { return kSubjects; }

}  // namespace planwatch
