// SPDX-License-Identifier: Apache-2.0
// inbox_copy CONNECTION ROWS GROUP BYTES: copies groups of GROUP rows of BYTES bytes into the table accounting_inbox, each
// group in a transaction of its own, as psql's \copy does it in the binary format. Prints rows a second.
#include "floor.h"

#include <arpa/inet.h>
#include <libpq-fe.h>
#include <stdint.h>
#include <string.h>

static void require_status(PGconn *connection, PGresult *result, ExecStatusType status) {
    if (PQresultStatus(result) != status) {
        fprintf(stderr, "floor: %s\n", PQerrorMessage(connection));
        exit(1);
    }
    PQclear(result);
}

// The rows of a group with the header and trailer of the format.
static char *copy_rows(size_t group, size_t bytes, size_t *size) {
    static const char header[19] = "PGCOPY\n\377\r\n";
    const size_t row = 2 + 4 + bytes;
    *size = sizeof header + group * row + 2;
    char *rows = malloc(*size);
    if (!rows) exit(1);
    memset(rows, 'x', *size);
    memcpy(rows, header, sizeof header);
    const uint16_t columns = htons(1);
    const uint32_t length = htonl((uint32_t)bytes);
    for (size_t index = 0; index < group; index++) {
        memcpy(rows + sizeof header + index * row, &columns, 2);
        memcpy(rows + sizeof header + index * row + 2, &length, 4);
    }
    memset(rows + *size - 2, 0xFF, 2);
    return rows;
}

static void copy(PGconn *connection, const char *rows, size_t size) {
    require_status(connection, PQexec(connection, "BEGIN"), PGRES_COMMAND_OK);
    require_status(
        connection, PQexec(connection, "COPY accounting_inbox (payload) FROM STDIN (FORMAT binary)"), PGRES_COPY_IN);
    if (PQputCopyData(connection, rows, (int)size) != 1 || PQputCopyEnd(connection, NULL) != 1) exit(1);
    PGresult *result;
    while ((result = PQgetResult(connection))) require_status(connection, result, PGRES_COMMAND_OK);
    require_status(connection, PQexec(connection, "COMMIT"), PGRES_COMMAND_OK);
}

int main(int count, char **arguments) {
    if (count != 5) return 2;
    PGconn *connection = PQconnectdb(arguments[1]);
    if (PQstatus(connection) != CONNECTION_OK) {
        fprintf(stderr, "floor: %s\n", PQerrorMessage(connection));
        return 1;
    }
    const size_t records = strtoul(arguments[2], NULL, 10), group = strtoul(arguments[3], NULL, 10);
    if (group == 0 || records < group) return 2;
    size_t size;
    char *rows = copy_rows(group, strtoul(arguments[4], NULL, 10), &size);
    const double start = seconds_now();
    for (size_t index = 0; index < records / group; index++) copy(connection, rows, size);
    printf("%f\n", (double)(records / group * group) / (seconds_now() - start));
    PQfinish(connection);
    return 0;
}
