// SPDX-License-Identifier: Apache-2.0
// journal_append FILE RECORDS GROUP BYTES: writes groups of GROUP records of BYTES bytes one after the other into a file of
// zeros of 64 MiB, again from its beginning when it is full, each group with one write and one fdatasync. Prints records a
// second and the 99th percentile of a group's milliseconds.
#include "floor.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { FILE_SIZE = 64 << 20, PIECE = 1 << 20 };

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static int compare(const void *left, const void *right) {
    const double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static int file_of_zeros(const char *path) {
    const int file = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) fail("open");
    char *zeros = calloc(1, PIECE);
    if (!zeros) fail("calloc");
    for (off_t place = 0; place < FILE_SIZE; place += PIECE)
        if (pwrite(file, zeros, PIECE, place) != PIECE) fail("pwrite");
    free(zeros);
    if (fsync(file) != 0) fail("fsync");
    return file;
}

int main(int count, char **arguments) {
    if (count != 5) return 2;
    const size_t records = strtoul(arguments[2], NULL, 10), group = strtoul(arguments[3], NULL, 10);
    const size_t size = group * strtoul(arguments[4], NULL, 10);
    if (size == 0 || size > FILE_SIZE || records < group) return 2;
    const size_t groups = records / group;
    const int file = file_of_zeros(arguments[1]);
    char *bytes = malloc(size);
    double *times = malloc(groups * sizeof *times);
    if (!bytes || !times) fail("malloc");
    memset(bytes, 'x', size);

    off_t place = 0;
    const double start = seconds_now();
    for (size_t index = 0; index < groups; index++) {
        const double begun = seconds_now();
        if (place + (off_t)size > FILE_SIZE) place = 0;
        if (pwrite(file, bytes, size, place) != (ssize_t)size) fail("pwrite");
        if (fdatasync(file) != 0) fail("fdatasync");
        place += (off_t)size;
        times[index] = seconds_now() - begun;
    }
    const double seconds = seconds_now() - start;
    qsort(times, groups, sizeof *times, compare);
    printf("%f %f\n", (double)(groups * group) / seconds, times[groups * 99 / 100] * 1e3);
    return unlink(arguments[1]);
}
