// A request and its answer, as handlers see them.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace planwatch::web {

struct Request {
  std::string method;  // GET, HEAD, POST
  std::string path;    // decoded, without the query
  // Of a route that answers what is below its path (Route::below): the rest of
  // `path`, which may have slashes of its own.
  std::string rest = {};
  // As it was sent, with the query: relative links are resolved by its slashes.
  std::string target = {};
  std::multimap<std::string, std::string> query = {};
  // Header fields; empty if absent.
  std::string accept = {}, accept_encoding = {};
  std::string authorization = {};
  // Who has signed in, by basic authentication; empty without it.
  std::string user = {};
  std::string host = {}, origin = {}, sec_fetch_site = {};
  // Whether nobody waits for the answer any more: the client has gone, or the
  // server is stopping. Costs a system call. Any thread, until the answer.
  std::function<bool()> abandoned = [] { return false; };
};

struct Response {
  int status = 200;
  std::string content_type = "text/plain; charset=utf-8";
  std::string body;  // sent as is: the server compresses nothing
  // Sent before `body`: what several answers share. None copies it.
  std::shared_ptr<const std::string> front = nullptr;
  bool gzipped = false;  // the body already is gzip
  std::multimap<std::string, std::string> headers;
};

using Handler = std::function<Response(const Request&)>;

// An answer of one line of text.
Response PlainText(int status, std::string text);

}  // namespace planwatch::web
