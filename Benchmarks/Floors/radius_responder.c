// SPDX-License-Identifier: Apache-2.0
// radius_responder HOST PORT SECRET USERS: answers Access-Requests of the benchmark's subscribers by PAP.
//
// The least that a RADIUS server does: one thread, batches, a look-up by User-Name, the Message-Authenticator and the
// password of the request checked, both authenticators of the reply computed. It knows one NAS, keeps no reply for a
// repeated request and decides nothing.
#include "datagrams.h"
#include "radius.h"

#include <openssl/crypto.h>

struct user {
    char name[name_length], password[password_length];
    bool used;
    uint64_t framed, delegated;
};

struct users {
    struct user *slots;
    uint64_t mask;
};

// FNV-1a, with the upper half mixed in, since only the lower bits choose the slot.
static uint64_t hash_of(const uint8_t *name, size_t length) {
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < length; i++) hash = (hash ^ name[i]) * 0x100000001b3u;
    return hash ^ hash >> 32;
}

static struct users make_users(uint32_t count) {
    uint64_t room = 1024;
    while (room < 2u * count) room *= 2;
    struct users users = {allocate(room, sizeof *users.slots), room - 1};
    for (uint32_t index = 0; index < count; index++) {
        struct user user = {.used = true, .framed = framed_half(index), .delegated = delegated_half(index)};
        subscriber_name(index, user.name);
        subscriber_password(index, user.password);
        uint64_t slot = hash_of((const uint8_t *)user.name, name_length) & users.mask;
        while (users.slots[slot].used) slot = (slot + 1) & users.mask;
        users.slots[slot] = user;
    }
    return users;
}

static const struct user *find(const struct users *users, const uint8_t *name, size_t length) {
    if (length != name_length) return NULL;
    for (uint64_t slot = hash_of(name, length) & users->mask; users->slots[slot].used; slot = (slot + 1) & users->mask) {
        if (!memcmp(users->slots[slot].name, name, name_length)) return &users->slots[slot];
    }
    return NULL;
}

// The three attributes that matter here; values point into the packet.
struct request {
    const uint8_t *name, *password;
    size_t name_length, password_length;
    uint8_t *message_authenticator;
};

static bool parse(uint8_t *packet, size_t received, struct request *request) {
    *request = (struct request){0};
    if (received < header_length || packet[0] != access_request) return false;
    const size_t length = packet_length(packet);
    if (length < header_length || length > received) return false;
    for (size_t at = header_length; at < length;) {
        if (length - at < 2) return false;
        const size_t size = packet[at + 1];
        if (size < 2 || size > length - at) return false;
        uint8_t *value = packet + at + 2;
        if (packet[at] == user_name) {
            request->name = value;
            request->name_length = size - 2;
        } else if (packet[at] == user_password) {
            request->password = value;
            request->password_length = size - 2;
        } else if (packet[at] == message_authenticator && size == 18) {
            request->message_authenticator = value;
        }
        at += size;
    }
    return request->name && request->password && request->message_authenticator;
}

static bool is_genuine(const struct secret *secret, uint8_t *packet, uint8_t *code) {
    uint8_t claimed[16], computed[16];
    memcpy(claimed, code, 16);
    memset(code, 0, 16);
    hmac(secret, packet, packet_length(packet), computed);
    return !CRYPTO_memcmp(claimed, computed, 16);
}

static bool password_matches(const struct secret *secret, const uint8_t *packet, const struct request *request,
                             const struct user *user) {
    if (request->password_length != 16) return false;
    uint8_t stream[16], expected[16] = {0};
    memcpy(expected, user->password, password_length);
    hiding_hash(secret, packet + 4, authenticator_length, stream);
    for (int i = 0; i < 16; i++) expected[i] ^= stream[i];
    return !CRYPTO_memcmp(expected, request->password, 16);
}

static size_t write_accept(const struct secret *secret, const uint8_t *request, const struct user *user, uint8_t *reply) {
    static const uint8_t empty[16];
    static const uint8_t rate[] = {0, 0, vendor_mikrotik >> 8, vendor_mikrotik & 0xff, mikrotik_rate_limit,
                                   sizeof rate_limit + 1, '2', '0', 'M', '/', '1', '0', '0', 'M'};
    reply[0] = access_accept;
    reply[1] = request[1];
    memcpy(reply + 4, request + 4, authenticator_length);
    uint8_t *end = append(reply + header_length, message_authenticator, empty, sizeof empty);
    end = append_prefix(end, framed_ipv6_prefix, user->framed, 64);
    end = append_prefix(end, delegated_ipv6_prefix, user->delegated, 56);
    end = append(end, vendor_specific, rate, sizeof rate);
    end = append(end, class_attribute, user->name, name_length);
    const size_t length = (size_t)(end - reply);
    set_packet_length(reply, length);
    hmac(secret, reply, length, reply + header_length + 2);
    uint8_t authenticator[16];
    response_hash(secret, reply, length, authenticator);
    memcpy(reply + 4, authenticator, sizeof authenticator);
    return length;
}

// Writes the answer and returns its length; 0 for no answer.
static size_t answer(const struct secret *secret, const struct users *users, uint8_t *packet, size_t received,
                     uint8_t *reply) {
    struct request request;
    if (!parse(packet, received, &request)) return 0;
    if (!is_genuine(secret, packet, request.message_authenticator)) return 0;
    const struct user *user = find(users, request.name, request.name_length);
    if (!user || !password_matches(secret, packet, &request, user)) return 0;
    return write_accept(secret, packet, user, reply);
}

int main(int count, char **arguments) {
    if (count != 5) return 2;
    const struct secret secret = make_secret(arguments[3]);
    const struct users users = make_users((uint32_t)atoi(arguments[4]));
    const int descriptor = listen_at(arguments[1], arguments[2]);
    struct batch *requests = make_batch(), *replies = make_batch();
    for (;;) {
        const int received = receive_batch(descriptor, requests);
        int answers = 0;
        for (int i = 0; i < received; i++) {
            const size_t length =
                answer(&secret, &users, requests->bytes[i], requests->messages[i].msg_len, replies->bytes[answers]);
            if (!length) continue;
            replies->pieces[answers].iov_len = length;
            replies->messages[answers].msg_hdr.msg_name = &requests->peers[i];
            replies->messages[answers++].msg_hdr.msg_namelen = requests->messages[i].msg_hdr.msg_namelen;
        }
        send_batch(descriptor, replies->messages, answers);
        reset_batch(requests, received);
    }
}
