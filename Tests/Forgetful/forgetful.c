// SPDX-License-Identifier: Apache-2.0
//
// A disk that forgets, loaded into a program by LD_PRELOAD.
//
// Before a file below FORGETFUL_FOLDER changes, the bytes that are about to be lost are noted in the log FORGETFUL_LOG;
// when a file has been synced, that is noted too. After every process has been killed, the reader of the log takes back
// the changes that no sync followed: what is left is what a power failure may leave. The names of files are not
// followed: a file that was created, renamed or removed stays so.
//
// With FORGETFUL_LIES=1 syncs are not noted, as on a disk that only says that it has written.
//
// The log, in the byte order of the machine: a header of one page that holds the log's length, then records:
//   u32 kind, u32 number of old bytes, u64 device, u64 inode, i64 file size before, i64 offset, i64 length, old bytes.
// Kinds: 1 a write, 2 a new length (offset and length: what is cut off), 3 a sync (offset: the log's length when it
// began), 4 a new file.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { WRITE = 1, LENGTH = 2, SYNC = 3, BIRTH = 4 };

struct record {
    uint32_t kind;
    uint32_t old_count;
    uint64_t device;
    uint64_t inode;
    int64_t size_before;
    int64_t offset;
    int64_t length;
};

// Old bytes are read in pieces of this size; a longer change becomes several records.
enum { PIECE = 65536, HEADER = 4096 };

static int log_file = -1;
static _Atomic uint64_t *log_length; // in the log's first page, shared by all processes
static char folder[PATH_MAX];
static size_t folder_length;
static int lies;
static pthread_mutex_t thread_lock = PTHREAD_MUTEX_INITIALIZER;

// What is called below is the system itself, past this library.
static ssize_t raw_pread(int file, void *bytes, size_t count, off_t offset) {
    return syscall(SYS_pread64, file, bytes, count, offset);
}

static ssize_t raw_pwrite(int file, const void *bytes, size_t count, off_t offset) {
    return syscall(SYS_pwrite64, file, bytes, count, offset);
}

static void fail(const char *what) {
    char text[256];
    int count = snprintf(text, sizeof text, "forgetful: cannot %s: %s\n", what, strerror(errno));
    syscall(SYS_write, 2, text, (size_t)count);
    _exit(97);
}

__attribute__((constructor)) static void begin(void) {
    const char *wanted = getenv("FORGETFUL_FOLDER");
    const char *path = getenv("FORGETFUL_LOG");
    if (!wanted || !path) return;
    if (!realpath(wanted, folder)) fail("find the folder");
    folder_length = strlen(folder);
    lies = getenv("FORGETFUL_LIES") != NULL;
    int file = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0) fail("open the log");
    // Out of the way of programs that expect low numbers for their own files.
    log_file = fcntl(file, F_DUPFD_CLOEXEC, 900);
    syscall(SYS_close, file);
    struct stat status;
    if (log_file < 0 || fstat(log_file, &status) != 0) fail("prepare the log");
    if (status.st_size < HEADER && syscall(SYS_ftruncate, log_file, HEADER) != 0) fail("begin the log");
    void *header = mmap(NULL, HEADER, PROT_READ | PROT_WRITE, MAP_SHARED, log_file, 0);
    if (header == MAP_FAILED) fail("map the log");
    log_length = header;
    uint64_t unset = 0;
    atomic_compare_exchange_strong(log_length, &unset, HEADER);
}

// One lock for all threads of all processes; the system takes it from a process that is killed.
static void lock(void) {
    pthread_mutex_lock(&thread_lock);
    struct flock all = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    while (fcntl(log_file, F_SETLKW, &all) != 0)
        if (errno != EINTR) fail("lock the log");
}

static void unlock(void) {
    struct flock all = {.l_type = F_UNLCK, .l_whence = SEEK_SET};
    fcntl(log_file, F_SETLK, &all);
    pthread_mutex_unlock(&thread_lock);
}

// A record counts once the length in the header covers it: one that a killed process left half written is overwritten.
static void append(const struct record *record, const void *old) {
    uint64_t end = *log_length;
    if (raw_pwrite(log_file, record, sizeof *record, (off_t)end) != sizeof *record) fail("write the log");
    off_t after = (off_t)(end + sizeof *record);
    if (record->old_count && raw_pwrite(log_file, old, record->old_count, after) != record->old_count)
        fail("write the log");
    *log_length = end + sizeof *record + record->old_count;
}

static int is_ours(int file, struct stat *status) {
    if (log_file < 0 || file == log_file || fstat(file, status) != 0 || !S_ISREG(status->st_mode)) return 0;
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t count = readlink(link, path, sizeof path - 1);
    if (count <= (ssize_t)folder_length) return 0;
    return memcmp(path, folder, folder_length) == 0 && path[folder_length] == '/';
}

// Notes the bytes of a range, as far as the file has them. Called with the lock held.
static void note_change(int file, const struct stat *status, enum kind kind, int64_t offset, int64_t length) {
    static char old[PIECE]; // guarded by the lock
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    int64_t size = status->st_size;
    int64_t from = kind == LENGTH ? (offset < size ? offset : size) : offset;
    int64_t to = kind == LENGTH ? size : offset + length;
    // A descriptor for writing only cannot be read from. No other is opened twice: closing it would take away every
    // lock that the program holds on the file (fcntl, F_SETLK), and SQLite's processes rely on these.
    int readable = file;
    if ((fcntl(file, F_GETFL) & O_ACCMODE) == O_WRONLY)
        readable = (int)syscall(SYS_openat, AT_FDCWD, link, O_RDONLY | O_CLOEXEC, 0);
    do {
        int64_t count = to - from < PIECE ? to - from : PIECE;
        int64_t present = from < size ? (size - from < count ? size - from : count) : 0;
        if (present > 0 && raw_pread(readable, old, (size_t)present, from) != present) fail("read the old bytes");
        struct record record = {kind, (uint32_t)present, status->st_dev, status->st_ino, size, from, count};
        append(&record, old);
        from += count;
    } while (from < to);
    if (readable != file && readable >= 0) syscall(SYS_close, readable);
}

static void note_sync(const struct stat *status, uint64_t began) {
    if (lies) return;
    lock();
    struct record record = {SYNC, 0, status->st_dev, status->st_ino, 0, (int64_t)began, 0};
    append(&record, NULL);
    unlock();
}

static int synced(int file, long number) {
    struct stat status;
    if (!is_ours(file, &status)) return (int)syscall(number, file);
    lock();
    uint64_t began = *log_length; // every change noted up to here has also been done: both happen under the lock
    unlock();
    int result = (int)syscall(number, file);
    if (result == 0) note_sync(&status, began);
    return result;
}

static ssize_t changed(int file, const struct iovec *pieces, int count, off_t offset, int moves) {
    struct stat status;
    ssize_t result;
    int flags = fcntl(file, F_GETFL);
    lock();
    // Asked again under the lock: another thread or process may just have made the file longer.
    if (is_ours(file, &status)) {
        int64_t length = 0;
        for (int index = 0; index < count; index++) length += (int64_t)pieces[index].iov_len;
        off_t place = flags & O_APPEND ? status.st_size : moves ? lseek(file, 0, SEEK_CUR) : offset;
        if (length > 0) note_change(file, &status, WRITE, place, length);
    }
    result = moves ? syscall(SYS_writev, file, pieces, count)
                   : syscall(SYS_pwritev, file, pieces, count, (long)offset, 0L);
    unlock();
    // Written through (O_SYNC includes O_DSYNC's bit): made so by a sync of our own, for the record to be true.
    if (result >= 0 && (flags & O_DSYNC)) synced(file, SYS_fdatasync);
    return result;
}

static int of_interest(int file) {
    struct stat status;
    int saved = errno;
    int result = is_ours(file, &status);
    errno = saved;
    return result;
}

ssize_t write(int file, const void *bytes, size_t count) {
    if (!of_interest(file)) return syscall(SYS_write, file, bytes, count);
    struct iovec piece = {(void *)bytes, count};
    return changed(file, &piece, 1, 0, 1);
}

ssize_t writev(int file, const struct iovec *pieces, int count) {
    if (!of_interest(file)) return syscall(SYS_writev, file, pieces, count);
    return changed(file, pieces, count, 0, 1);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off_t offset) {
    if (!of_interest(file)) return raw_pwrite(file, bytes, count, offset);
    struct iovec piece = {(void *)bytes, count};
    return changed(file, &piece, 1, offset, 0);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
    return pwrite64(file, bytes, count, offset);
}

ssize_t pwritev64(int file, const struct iovec *pieces, int count, off_t offset) {
    if (!of_interest(file)) return syscall(SYS_pwritev, file, pieces, count, (long)offset, 0L);
    return changed(file, pieces, count, offset, 0);
}

ssize_t pwritev(int file, const struct iovec *pieces, int count, off_t offset) {
    return pwritev64(file, pieces, count, offset);
}

int ftruncate64(int file, off_t length) {
    struct stat status;
    if (!of_interest(file)) return (int)syscall(SYS_ftruncate, file, length);
    lock();
    if (is_ours(file, &status)) note_change(file, &status, LENGTH, length, 0);
    int result = (int)syscall(SYS_ftruncate, file, length);
    unlock();
    return result;
}

int ftruncate(int file, off_t length) { return ftruncate64(file, length); }

int truncate64(const char *path, off_t length) {
    int file = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CLOEXEC, 0);
    if (file < 0) return -1;
    int result = ftruncate64(file, length);
    int saved = errno;
    syscall(SYS_close, file);
    errno = saved;
    return result;
}

int truncate(const char *path, off_t length) { return truncate64(path, length); }

int fallocate64(int file, int mode, off_t offset, off_t length) {
    struct stat status;
    if (!of_interest(file)) return (int)syscall(SYS_fallocate, file, mode, offset, length);
    lock();
    if (is_ours(file, &status)) note_change(file, &status, WRITE, offset, length);
    int result = (int)syscall(SYS_fallocate, file, mode, offset, length);
    unlock();
    return result;
}

int fallocate(int file, int mode, off_t offset, off_t length) { return fallocate64(file, mode, offset, length); }

int posix_fallocate64(int file, off_t offset, off_t length) {
    return fallocate64(file, 0, offset, length) == 0 ? 0 : errno;
}

int posix_fallocate(int file, off_t offset, off_t length) { return posix_fallocate64(file, offset, length); }

int fsync(int file) { return synced(file, SYS_fsync); }

int fdatasync(int file) { return synced(file, SYS_fdatasync); }

// A file that is new: what the log says of an earlier file with its number no longer counts. One that is emptied by
// opening it loses its old bytes like any other.
static int opened(int folder_file, const char *path, int flags, mode_t mode) {
    if (log_file < 0 || !(flags & (O_CREAT | O_TRUNC))) return (int)syscall(SYS_openat, folder_file, path, flags, mode);
    lock();
    struct stat status;
    int existed = fstatat(folder_file, path, &status, 0) == 0;
    if (existed && (flags & O_TRUNC) && S_ISREG(status.st_mode)) {
        int before = (int)syscall(SYS_openat, folder_file, path, O_RDONLY | O_CLOEXEC, 0);
        if (before >= 0 && is_ours(before, &status)) note_change(before, &status, LENGTH, 0, 0);
        if (before >= 0) syscall(SYS_close, before);
    }
    int file = (int)syscall(SYS_openat, folder_file, path, flags, mode);
    int saved = errno;
    if (file >= 0 && !existed && is_ours(file, &status)) {
        struct record record = {BIRTH, 0, status.st_dev, status.st_ino, 0, 0, 0};
        append(&record, NULL);
    }
    unlock();
    errno = saved;
    return file;
}

static mode_t mode_of(int flags, va_list arguments) {
    return flags & (O_CREAT | O_TMPFILE) ? (mode_t)va_arg(arguments, int) : 0;
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        va_list arguments; \
        va_start(arguments, flags); \
        mode_t mode = mode_of(flags, arguments); \
        va_end(arguments); \
        return opened(AT_FDCWD, path, flags, mode); \
    }
#define OPENAT(name) \
    int name(int folder_file, const char *path, int flags, ...) { \
        va_list arguments; \
        va_start(arguments, flags); \
        mode_t mode = mode_of(flags, arguments); \
        va_end(arguments); \
        return opened(folder_file, path, flags, mode); \
    }

OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

int creat(const char *path, mode_t mode) { return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return creat(path, mode); }
