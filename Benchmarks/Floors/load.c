// SPDX-License-Identifier: Apache-2.0
// load DATABASE: reads every holding in the order of the prefixes, keeps prefix and service in an array, and prints the
// seconds it took, the most memory that was ever resident in KiB, and the number of rows.
#include "floor.h"

#include <stdint.h>
#include <string.h>
#include <sys/resource.h>

struct entry {
    uint8_t prefix[17];
    int32_t service;
};

struct table {
    struct entry *entries;
    size_t count, room;
};

static void append(struct table *table, sqlite3_stmt *row) {
    if (table->count == table->room) {
        table->room = table->room ? 2 * table->room : 1024;
        table->entries = realloc(table->entries, table->room * sizeof *table->entries);
        if (!table->entries) exit(1);
    }
    struct entry *entry = &table->entries[table->count++];
    if (sqlite3_column_bytes(row, 4) != sizeof entry->prefix) exit(1);
    memcpy(entry->prefix, sqlite3_column_blob(row, 4), sizeof entry->prefix);
    entry->service = (int32_t)sqlite3_column_int64(row, 5);
}

int main(int count, char **arguments) {
    if (count != 2) return 2;
    sqlite3 *db = open_database(arguments[1]);
    struct table table = {0};
    const double start = seconds_now();
    sqlite3_stmt *query = prepare(
        db, "SELECT id, kind, mode, pool_id, prefix, service_id, customer_id, since, ended_at, kept_until, excluded"
            " FROM holding ORDER BY prefix");
    int code;
    while ((code = sqlite3_step(query)) == SQLITE_ROW) append(&table, query);
    require(db, code);
    const double seconds = seconds_now() - start;
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("%f %ld %zu\n", seconds, usage.ru_maxrss, table.count);
    return 0;
}
