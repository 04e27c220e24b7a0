// SPDX-License-Identifier: Apache-2.0
// What the datagram floors share: sockets of either family, and batches for recvmmsg and sendmmsg.
#ifndef DATAGRAMS_H
#define DATAGRAMS_H

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
    batch_size = 64,        // datagrams in one system call
    datagram_room = 4096,   // RFC 2865 section 3: no packet is longer
    socket_room = 4 << 20,  // bytes that may wait in a socket, so that a burst is not lost before it is read
};

struct batch {
    struct mmsghdr messages[batch_size];
    struct iovec pieces[batch_size];
    struct sockaddr_storage peers[batch_size];
    // A row is not a power of two, since rows that far apart would fight for the same lines of the cache.
    uint8_t bytes[batch_size][datagram_room + 64];
};

static inline void fail(const char *what) {
    fprintf(stderr, "%s: %s\n", what, strerror(errno));
    exit(1);
}

static inline void *allocate(size_t count, size_t size) {
    void *memory = calloc(count, size);
    if (!memory) fail("memory");
    return memory;
}

static inline int64_t nanoseconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static inline struct batch *make_batch(void) {
    struct batch *batch = allocate(1, sizeof *batch);
    for (int i = 0; i < batch_size; i++) {
        batch->pieces[i] = (struct iovec){batch->bytes[i], datagram_room};
        batch->messages[i].msg_hdr = (struct msghdr){
            .msg_name = &batch->peers[i],
            .msg_namelen = sizeof batch->peers[i],
            .msg_iov = &batch->pieces[i],
            .msg_iovlen = 1,
        };
    }
    return batch;
}

// Gives room for whole datagrams and addresses again, which the last call has shortened to what came.
static inline void reset_batch(struct batch *batch, int count) {
    for (int i = 0; i < count; i++) {
        batch->pieces[i].iov_len = datagram_room;
        batch->messages[i].msg_hdr.msg_namelen = sizeof batch->peers[i];
    }
}

// Waits for one datagram and takes what else is there.
static inline int receive_batch(int descriptor, struct batch *batch) {
    for (;;) {
        const int count = recvmmsg(descriptor, batch->messages, batch_size, MSG_WAITFORONE, NULL);
        if (count > 0) return count;
        if (count < 0 && errno != EINTR && errno != ECONNREFUSED) fail("recvmmsg");
    }
}

// Sends all; a datagram that the peer no longer wants is passed over.
static inline void send_batch(int descriptor, struct mmsghdr *messages, int count) {
    for (int sent = 0; sent < count;) {
        const int more = sendmmsg(descriptor, messages + sent, (unsigned)(count - sent), 0);
        if (more > 0) sent += more;
        else if (errno == ECONNREFUSED) sent++;
        else if (errno != EINTR && errno != EAGAIN && errno != ENOBUFS) fail("sendmmsg");
    }
}

static inline struct addrinfo *resolve(const char *host, const char *port) {
    const struct addrinfo hints = {.ai_socktype = SOCK_DGRAM, .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE};
    struct addrinfo *found = NULL;
    if (getaddrinfo(host, port, &hints, &found)) {
        fprintf(stderr, "%s port %s is no address\n", host, port);
        exit(2);
    }
    return found;
}

static inline int make_socket(int family) {
    const int descriptor = socket(family, SOCK_DGRAM, 0);
    if (descriptor < 0) fail("socket");
    const int room = socket_room;
    setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
    setsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &room, sizeof room);
    return descriptor;
}

// A socket bound to the address; the port, which the system chooses for 0, is told on standard output.
static inline int listen_at(const char *host, const char *port) {
    struct addrinfo *address = resolve(host, port);
    const int descriptor = make_socket(address->ai_family);
    if (bind(descriptor, address->ai_addr, address->ai_addrlen)) fail("bind");
    struct sockaddr_storage bound;
    socklen_t length = sizeof bound;
    getsockname(descriptor, (struct sockaddr *)&bound, &length);
    const uint16_t chosen = bound.ss_family == AF_INET6 ? ((struct sockaddr_in6 *)&bound)->sin6_port
                                                        : ((struct sockaddr_in *)&bound)->sin_port;
    printf("listening on port %u\n", ntohs(chosen));
    fflush(stdout);
    freeaddrinfo(address);
    return descriptor;
}

static inline int connect_to(const struct addrinfo *address) {
    const int descriptor = make_socket(address->ai_family);
    if (connect(descriptor, address->ai_addr, address->ai_addrlen)) fail("connect");
    return descriptor;
}

#endif
