// SPDX-License-Identifier: Apache-2.0
// What the floor programs share: a clock, and SQLite calls that end the program when they fail.
#ifndef FLOOR_H
#define FLOOR_H

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static inline double seconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static inline void require(sqlite3 *db, int code) {
    if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
    fprintf(stderr, "floor: %s\n", sqlite3_errmsg(db));
    exit(1);
}

static inline void run(sqlite3 *db, const char *sql) {
    require(db, sqlite3_exec(db, sql, NULL, NULL, NULL));
}

static inline sqlite3_stmt *prepare(sqlite3 *db, const char *sql) {
    sqlite3_stmt *statement = NULL;
    require(db, sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL));
    return statement;
}

static inline void step(sqlite3 *db, sqlite3_stmt *statement) {
    require(db, sqlite3_step(statement));
    require(db, sqlite3_reset(statement));
}

// Opens a database as Firsthop does: write-ahead log, synced at every commit, references checked.
static inline sqlite3 *open_database(const char *path) {
    sqlite3 *db = NULL;
    require(db, sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL));
    run(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
    return db;
}

#endif
