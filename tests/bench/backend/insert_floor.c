/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _POSIX_C_SOURCE 200809L
#include "insert_floor.h"

#include <sqlite3.h>

#include <time.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* backend/store/sqlite_connection.cpp; a row has a place and its bytes. */
static const char *const prepare =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=8000; PRAGMA secure_delete=ON;"
    "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;"
    "CREATE TABLE event(place INTEGER PRIMARY KEY, record BLOB NOT NULL, sealed BLOB)";

static int insert_all(sqlite3 *database, sqlite3_stmt *insert, const struct floor_row *row, const size_t *sizes,
                      size_t transactions) {
    for (size_t i = 0; i < transactions; ++i) {
        if (sqlite3_exec(database, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
            return 0;
        for (size_t k = 0; k < sizes[i]; ++k, ++row) {
            sqlite3_bind_blob(insert, 1, row->record, (int)row->record_size, SQLITE_STATIC);
            if (row->sealed)
                sqlite3_bind_blob(insert, 2, row->sealed, (int)row->sealed_size, SQLITE_STATIC);
            else
                sqlite3_bind_null(insert, 2);
            if (sqlite3_step(insert) != SQLITE_DONE)
                return 0;
            sqlite3_reset(insert);
        }
        if (sqlite3_exec(database, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
            return 0;
    }
    return 1;
}

double insert_floor(const char *path, const struct floor_row *rows, const size_t *sizes, size_t transactions) {
    sqlite3 *database = NULL;
    sqlite3_stmt *insert = NULL;
    double took = -1;
    if (sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL) ==
            SQLITE_OK &&
        sqlite3_exec(database, prepare, NULL, NULL, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(database, "INSERT INTO event(record, sealed) VALUES (?, ?)", -1, &insert, NULL) ==
            SQLITE_OK) {
        const double began = now();
        if (insert_all(database, insert, rows, sizes, transactions))
            took = now() - began;
    }
    sqlite3_finalize(insert);
    sqlite3_close(database);
    return took;
}
