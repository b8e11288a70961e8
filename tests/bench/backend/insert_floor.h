/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The floor below the backend's ingest: the same events into a table, in C, and nothing else. */
#ifndef STANDDIENST_INSERT_FLOOR_H
#define STANDDIENST_INSERT_FLOOR_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

struct floor_row {
    const char* record;
    size_t record_size;
    const char* sealed; /* may be null */
    size_t sealed_size;
};

/* Inserts all rows, `sizes[i]` of them in the i-th transaction, into a new database at `path`, with the
   settings of the backend's writing connection. Seconds that it took, without making the table; below zero
   where SQLite refused something. */
double insert_floor(const char* path, const struct floor_row* rows, const size_t* sizes, size_t transactions);

#ifdef __cplusplus
}
#endif

#endif
