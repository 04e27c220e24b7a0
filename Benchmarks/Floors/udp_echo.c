// SPDX-License-Identifier: Apache-2.0
// udp_echo HOST PORT: sends every datagram back, in batches. What no server on one core can be faster than.
#include "datagrams.h"

int main(int count, char **arguments) {
    if (count != 3) return 2;
    const int descriptor = listen_at(arguments[1], arguments[2]);
    struct batch *batch = make_batch();
    for (;;) {
        const int received = receive_batch(descriptor, batch);
        for (int i = 0; i < received; i++) batch->pieces[i].iov_len = batch->messages[i].msg_len;
        send_batch(descriptor, batch->messages, received);
        reset_batch(batch, received);
    }
}
