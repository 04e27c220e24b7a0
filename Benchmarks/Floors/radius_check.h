// SPDX-License-Identifier: Apache-2.0
// Checks every reply completely: who it answers, both authenticators, and the value of every attribute it must carry.
#ifndef RADIUS_CHECK_H
#define RADIUS_CHECK_H

#include "radius_requests.h"

#include <openssl/crypto.h>

enum verdict {
    verdict_right,
    verdict_malformed,
    verdict_unasked,
    verdict_not_accepted,
    verdict_wrong_response_authenticator,
    verdict_wrong_message_authenticator,
    verdict_wrong_framed_prefix,
    verdict_wrong_delegated_prefix,
    verdict_wrong_rate,
    verdict_no_class,
    verdict_wrong_ms_chap,
    verdict_count,
};

static const char *const verdict_names[verdict_count] = {
    "right", "malformed", "unasked", "not_accepted", "wrong_response_authenticator", "wrong_message_authenticator",
    "wrong_framed_prefix", "wrong_delegated_prefix", "wrong_rate", "no_class", "wrong_ms_chap",
};

struct span {
    uint8_t *bytes;
    size_t length;
};

// The attributes of a reply that matter; an absent one has the length 0.
struct reply {
    struct span message_authenticator, framed, delegated, class, rate, success, send_key, receive_key;
    bool authenticator_first;
};

static inline void keep_vendor(struct reply *reply, uint8_t *value, size_t length) {
    if (length < 6 || value[5] != length - 4) return;
    const struct span inner = {value + 6, length - 6};
    const uint32_t vendor = read_word(value);
    if (vendor == vendor_mikrotik && value[4] == mikrotik_rate_limit) reply->rate = inner;
    if (vendor != vendor_microsoft) return;
    if (value[4] == ms_chap2_success) reply->success = inner;
    if (value[4] == mppe_send_key) reply->send_key = inner;
    if (value[4] == mppe_receive_key) reply->receive_key = inner;
}

static inline bool read_reply(uint8_t *packet, size_t length, struct reply *reply) {
    memset(reply, 0, sizeof *reply);
    reply->authenticator_first = length > header_length && packet[header_length] == message_authenticator;
    for (size_t at = header_length; at < length;) {
        if (length - at < 2 || packet[at + 1] < 2 || packet[at + 1] > length - at) return false;
        const struct span value = {packet + at + 2, packet[at + 1] - 2u};
        switch (packet[at]) {
        case message_authenticator: reply->message_authenticator = value; break;
        case framed_ipv6_prefix: reply->framed = value; break;
        case delegated_ipv6_prefix: reply->delegated = value; break;
        case class_attribute: reply->class = value; break;
        case vendor_specific: keep_vendor(reply, value.bytes, value.length); break;
        default: break;
        }
        at += packet[at + 1];
    }
    return true;
}

static inline bool is_prefix(struct span value, uint64_t high, uint8_t length) {
    uint8_t expected[18] = {0, length}, claimed[18] = {0};
    if (value.length < 2 || value.length > sizeof claimed) return false;
    write_half(expected + 2, high);
    memcpy(claimed, value.bytes, value.length);
    return !memcmp(expected, claimed, sizeof expected);
}

// Reads a rate such as 20M, 20000k or 20000000 and what ends it; returns where it goes on.
static inline size_t read_rate(struct span text, size_t at, char end, uint64_t *rate) {
    *rate = 0;
    for (; at < text.length && text.bytes[at] >= '0' && text.bytes[at] <= '9'; at++) {
        *rate = *rate * 10 + (uint64_t)(text.bytes[at] - '0');
    }
    if (at < text.length && (text.bytes[at] | 32) == 'k') *rate *= 1000, at++;
    else if (at < text.length && (text.bytes[at] | 32) == 'm') *rate *= 1000000, at++;
    return at < text.length && text.bytes[at] == end ? at + 1 : at;
}

// Whether the text begins with the rates up and down; a burst may follow them.
static inline bool is_rate_limit(struct span text) {
    uint64_t up, down;
    const size_t at = read_rate(text, read_rate(text, 0, '/', &up), ' ', &down);
    return text.length && at <= text.length && up == rate_up && down == rate_down;
}

// RFC 2548 section 2.4.2: two octets of salt, then the key and its length under a chain of hashes.
static inline bool is_session_key(const struct secret *secret, const uint8_t *request, struct span value,
                                  const uint8_t key[session_key_length]) {
    if (value.length != 34) return false;
    uint8_t salt[18], plain[32], stream[16];
    memcpy(salt, request + 4, 16);
    memcpy(salt + 16, value.bytes, 2);
    hiding_hash(secret, salt, sizeof salt, stream);
    for (int i = 0; i < 16; i++) plain[i] = value.bytes[2 + i] ^ stream[i];
    hiding_hash(secret, value.bytes + 2, 16, stream);
    for (int i = 0; i < 16; i++) plain[16 + i] = value.bytes[18 + i] ^ stream[i];
    return plain[0] == session_key_length && !memcmp(plain + 1, key, session_key_length);
}

static inline bool is_ms_chap(const struct secret *secret, const uint8_t *request, const struct reply *reply,
                              const struct ms_chap *answer) {
    return reply->success.length == response_text_length + 1 &&
           !memcmp(reply->success.bytes + 1, answer->success, response_text_length) &&
           is_session_key(secret, request, reply->send_key, answer->send_key) &&
           is_session_key(secret, request, reply->receive_key, answer->receive_key);
}

// Both authenticators, computed over the reply with the request's in their place. Changes the packet.
static inline enum verdict check_authenticators(const struct secret *secret, const uint8_t *request, uint8_t *packet,
                                                size_t length, struct span code) {
    uint8_t response[16], claimed[16], computed[16];
    memcpy(response, packet + 4, 16);
    memcpy(packet + 4, request + 4, 16);
    response_hash(secret, packet, length, computed);
    if (CRYPTO_memcmp(computed, response, 16)) return verdict_wrong_response_authenticator;
    if (code.length != 16) return verdict_wrong_message_authenticator;
    memcpy(claimed, code.bytes, 16);
    memset(code.bytes, 0, 16);
    hmac(secret, packet, length, computed);
    return CRYPTO_memcmp(computed, claimed, 16) ? verdict_wrong_message_authenticator : verdict_right;
}

// Checks the reply to request k; `first` tells whether the Message-Authenticator stands before all other attributes.
static inline enum verdict check_reply(const struct secret *secret, const struct requests *requests, uint32_t k,
                                       uint8_t *packet, size_t received, bool *first) {
    const uint8_t *request = request_at(requests, k);
    const uint32_t subscriber = requests->subscribers[k];
    struct reply reply;
    if (packet_length(packet) != received || !read_reply(packet, received, &reply)) return verdict_malformed;
    const enum verdict verdict = check_authenticators(secret, request, packet, received, reply.message_authenticator);
    if (verdict != verdict_right) return verdict;
    if (packet[0] != access_accept) return verdict_not_accepted;
    if (!is_prefix(reply.framed, framed_half(subscriber), 64)) return verdict_wrong_framed_prefix;
    if (!is_prefix(reply.delegated, delegated_half(subscriber), 56)) return verdict_wrong_delegated_prefix;
    if (!is_rate_limit(reply.rate)) return verdict_wrong_rate;
    if (!reply.class.length) return verdict_no_class;
    if (requests->method == method_ms_chap_v2 && !is_ms_chap(secret, request, &reply, &requests->answers[k])) {
        return verdict_wrong_ms_chap;
    }
    *first = reply.authenticator_first;
    return verdict_right;
}

#endif
