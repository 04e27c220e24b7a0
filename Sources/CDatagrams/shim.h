// SPDX-License-Identifier: Apache-2.0
// Linux's calls for many datagrams at once (recvmmsg(2), sendmmsg(2)). The C library has them, but its headers show them only
// under _GNU_SOURCE, which Swift's import of the C library does not define; sched_getaffinity(2) likewise. And eventfd(2), which
// that import leaves out.
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <time.h>

#ifndef __USE_GNU
struct mmsghdr {
    struct msghdr msg_hdr;
    unsigned int msg_len;
};

extern int recvmmsg(int socket, struct mmsghdr *messages, unsigned int count, int flags, struct timespec *timeout);
extern int sendmmsg(int socket, struct mmsghdr *messages, unsigned int count, int flags);
extern int pthread_setname_np(unsigned long thread, const char *name);
extern int sched_getaffinity(int process, unsigned long size, void *set);
#endif
