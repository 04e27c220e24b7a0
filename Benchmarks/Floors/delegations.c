// SPDX-License-Identifier: Apache-2.0
// delegations DATABASE COUNT GROUP: gives services 1 to COUNT a /56 each, GROUP in a commit, and prints the seconds it took.
//
// The least that has to be written for a delegation, with nothing looked up and nothing decided: the holding, its line of
// history, its line of the change log, and once a commit how far the pool is.
#include "floor.h"

#include <stdint.h>
#include <string.h>

static const int64_t open_end = INT64_MAX;

struct statements {
    sqlite3_stmt *begin, *commit, *holding, *history, *change, *pool;
};

static struct statements prepare_all(sqlite3 *db) {
    return (struct statements){
        .begin = prepare(db, "BEGIN IMMEDIATE"),
        .commit = prepare(db, "COMMIT"),
        .holding = prepare(db, "INSERT INTO holding (kind, mode, pool_id, slot, prefix, service_id, customer_id, since, excluded)"
                               " VALUES ('delegation', 'sticky', ?1, ?2, ?3, ?4, ?5, ?6, NULL)"),
        .history = prepare(db, "INSERT INTO holding_history (prefix, kind, source, service_id, customer_id, valid_from, valid_to,"
                               " recorded_from, recorded_to) VALUES (?1, 'delegation', 'plan', ?2, ?3, ?4, ?5, ?4, ?5)"),
        .change = prepare(db, "INSERT INTO change_log (at, kind, entity, entity_id) VALUES (?1, 'added', 'holding', ?2)"),
        .pool = prepare(db, "UPDATE pool SET next_counter = ?2 WHERE node_id = ?1"),
    };
}

// The key of the slot-th /56 of 2001:db8::/36: 16 address bytes, one length byte.
static void prefix_of(uint32_t slot, uint8_t key[17]) {
    static const uint8_t pool[17] = {0x20, 0x01, 0x0d, 0xb8, [16] = 56};
    memcpy(key, pool, sizeof pool);
    key[4] = (uint8_t)(slot >> 16);
    key[5] = (uint8_t)(slot >> 8);
    key[6] = (uint8_t)slot;
}

static void delegate(sqlite3 *db, const struct statements *to, int64_t pool, uint32_t slot, int64_t now) {
    uint8_t key[17];
    prefix_of(slot, key);
    const int64_t service = (int64_t)slot + 1;
    sqlite3_bind_int64(to->holding, 1, pool);
    sqlite3_bind_int64(to->holding, 2, slot);
    sqlite3_bind_blob(to->holding, 3, key, sizeof key, SQLITE_STATIC);
    sqlite3_bind_int64(to->holding, 4, service);
    sqlite3_bind_int64(to->holding, 5, service);
    sqlite3_bind_int64(to->holding, 6, now);
    step(db, to->holding);
    const int64_t holding = sqlite3_last_insert_rowid(db);
    sqlite3_bind_blob(to->history, 1, key, sizeof key, SQLITE_STATIC);
    sqlite3_bind_int64(to->history, 2, service);
    sqlite3_bind_int64(to->history, 3, service);
    sqlite3_bind_int64(to->history, 4, now);
    sqlite3_bind_int64(to->history, 5, open_end);
    step(db, to->history);
    sqlite3_bind_int64(to->change, 1, now);
    sqlite3_bind_int64(to->change, 2, holding);
    step(db, to->change);
}

static int64_t only_pool(sqlite3 *db) {
    sqlite3_stmt *query = prepare(db, "SELECT node_id FROM pool");
    require(db, sqlite3_step(query));
    const int64_t pool = sqlite3_column_int64(query, 0);
    sqlite3_finalize(query);
    return pool;
}

int main(int count, char **arguments) {
    if (count != 4) return 2;
    sqlite3 *db = open_database(arguments[1]);
    const uint32_t services = (uint32_t)atoi(arguments[2]);
    const uint32_t group = (uint32_t)atoi(arguments[3]);
    const struct statements to = prepare_all(db);
    const int64_t pool = only_pool(db);
    const double start = seconds_now();
    for (uint32_t slot = 0; slot < services;) {
        const int64_t now = (int64_t)time(NULL) * 1000000;
        step(db, to.begin);
        for (uint32_t end = slot + group; slot < end && slot < services; slot++) delegate(db, &to, pool, slot, now);
        sqlite3_bind_int64(to.pool, 1, pool);
        sqlite3_bind_int64(to.pool, 2, slot);
        step(db, to.pool);
        step(db, to.commit);
    }
    printf("%f\n", seconds_now() - start);
    return 0;
}
