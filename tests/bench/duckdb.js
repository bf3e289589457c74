// What planwatch does with a register in CSV, by DuckDB: every row validated,
// counted, and the percentiles of the waiting time, in one pass.
const { DuckDBInstance } = require("@duckdb/node-api");

async function main() {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  const file = process.argv[2].replaceAll("'", "''");
  const reader = await connection.runAndReadAll(`
    SELECT count(*), count(triaged), histogram(outcome) FILTER (triaged IS NOT NULL), histogram(source),
           quantile_disc(triaged - received, [0.5, 0.9])
    FROM (SELECT try_cast(Received AS DATE) AS received, try_cast(Triaged AS DATE) AS triaged,
                 Triaged IS NOT NULL AS has_triaged, Outcome AS outcome, Source AS source
          FROM read_csv('${file}', header = true, all_varchar = true))
    WHERE received IS NOT NULL AND (triaged IS NOT NULL OR NOT has_triaged)
      AND (triaged IS NULL OR triaged >= received)`);
  const [received, triaged, outcomes, sources, waits] = reader.getRowsJson()[0];
  console.log(JSON.stringify({ received: Number(received), triaged: Number(triaged), outcomes, sources, waits }));
}

main();
