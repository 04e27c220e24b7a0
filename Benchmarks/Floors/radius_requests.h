// SPDX-License-Identifier: Apache-2.0
// The Access-Requests of the load generator, all written before the clock starts.
#ifndef RADIUS_REQUESTS_H
#define RADIUS_REQUESTS_H

#include "datagrams.h"
#include "ms_chap.h"
#include "radius.h"

enum method { method_pap, method_chap, method_ms_chap_v2 };

enum {
    vendor_microsoft = 311,
    ms_chap_challenge = 11,
    ms_chap2_response = 25,
    ms_chap2_success = 26,
    mppe_send_key = 16,
    mppe_receive_key = 17,
    chap_password = 3,
    chap_challenge = 60,
    request_room = 256,
    identifiers = 256,  // a port has no more: RFC 2865 section 3
};

// Requests in the order of sending. Request k has the identifier k mod 256 and goes out of port (k / 256) mod `ports`,
// so each port uses its identifiers in turn, and always for another subscriber than the last time.
struct requests {
    uint32_t count, ports, stride;
    enum method method;
    uint8_t *bytes;         // `count` packets of `stride` octets each
    uint32_t *subscribers;  // whose the request is
    struct ms_chap *answers;
};

static inline const uint8_t *request_at(const struct requests *requests, uint32_t k) {
    return requests->bytes + (size_t)k * requests->stride;
}

// SplitMix64: numbers that are the same in every run.
static inline uint64_t next_number(uint64_t *state) {
    uint64_t number = *state += 0x9e3779b97f4a7c15u;
    number = (number ^ number >> 30) * 0xbf58476d1ce4e5b9u;
    number = (number ^ number >> 27) * 0x94d049bb133111ebu;
    return number ^ number >> 31;
}

static inline void fill(uint64_t *state, uint8_t *bytes, size_t length) {
    for (size_t at = 0; at < length; at += 8) {
        uint8_t word[8];
        write_half(word, next_number(state));
        memcpy(bytes + at, word, length - at < 8 ? length - at : 8);
    }
}

static inline uint8_t *append_vendor(uint8_t *at, uint32_t vendor, uint8_t type, const void *value, size_t length) {
    uint8_t bytes[253];
    write_word(bytes, vendor);
    bytes[4] = type;
    bytes[5] = (uint8_t)(length + 2);
    memcpy(bytes + 6, value, length);
    return append(at, vendor_specific, bytes, length + 6);
}

static inline uint8_t *append_pap(uint8_t *end, const struct secret *secret, const uint8_t *packet, const char *password) {
    uint8_t hidden[16] = {0}, stream[16];
    memcpy(hidden, password, password_length);
    hiding_hash(secret, packet + 4, authenticator_length, stream);
    for (int i = 0; i < 16; i++) hidden[i] ^= stream[i];
    return append(end, user_password, hidden, sizeof hidden);
}

static inline uint8_t *append_chap(uint8_t *end, uint64_t *random, const char *password) {
    uint8_t challenge[16], response[17];
    fill(random, challenge, sizeof challenge);
    response[0] = challenge[0];
    MD5_CTX context;
    MD5_Init(&context);
    MD5_Update(&context, response, 1);
    MD5_Update(&context, password, password_length);
    MD5_Update(&context, challenge, sizeof challenge);
    MD5_Final(response + 1, &context);
    end = append(end, chap_password, response, sizeof response);
    return append(end, chap_challenge, challenge, sizeof challenge);
}

static inline uint8_t *append_ms_chap(uint8_t *end, uint64_t *random, const char *name, const char *password,
                                      struct ms_chap *answer) {
    uint8_t challenge[16], response[50] = {0};
    fill(random, challenge, sizeof challenge);
    fill(random, response + 2, 16);
    *answer = ms_chap_of(challenge, response + 2, name, name_length, password, password_length);
    memcpy(response + 26, answer->nt_response, sizeof answer->nt_response);
    end = append_vendor(end, vendor_microsoft, ms_chap_challenge, challenge, sizeof challenge);
    return append_vendor(end, vendor_microsoft, ms_chap2_response, response, sizeof response);
}

// What a PPPoE server tells of a call.
static inline uint8_t *append_call(uint8_t *end, uint32_t subscriber) {
    char station[18];
    snprintf(station, sizeof station, "02:00:%02X:%02X:%02X:%02X", subscriber >> 24, subscriber >> 16 & 255,
             subscriber >> 8 & 255, subscriber & 255);
    end = append_word(end, service_type, 2);
    end = append_word(end, framed_protocol, 1);
    end = append_word(end, nas_port, subscriber);
    end = append_word(end, nas_port_type, 15);
    end = append(end, calling_station_id, station, 17);
    end = append(end, called_station_id, "pppoe1", 6);
    return append(end, nas_identifier, "edge1", 5);
}

static inline uint32_t write_request(struct requests *requests, const struct secret *secret, uint64_t *random, uint32_t k,
                                     uint8_t packet[request_room]) {
    static const uint8_t empty[16];
    char name[name_length], password[password_length];
    const uint32_t subscriber = requests->subscribers[k];
    subscriber_name(subscriber, name);
    subscriber_password(subscriber, password);
    packet[0] = access_request;
    packet[1] = (uint8_t)(k % identifiers);
    fill(random, packet + 4, authenticator_length);
    uint8_t *end = append(packet + header_length, message_authenticator, empty, sizeof empty);
    end = append(end, user_name, name, sizeof name);
    switch (requests->method) {
    case method_pap: end = append_pap(end, secret, packet, password); break;
    case method_chap: end = append_chap(end, random, password); break;
    case method_ms_chap_v2: end = append_ms_chap(end, random, name, password, &requests->answers[k]); break;
    }
    end = append_call(end, subscriber);
    const uint32_t length = (uint32_t)(end - packet);
    set_packet_length(packet, length);
    hmac(secret, packet, length, packet + header_length + 2);
    return length;
}

// Every subscriber once, in a random order; the last round of identifiers is filled up with the first ones again.
static inline void choose_subscribers(struct requests *requests, uint32_t users, uint64_t *random) {
    for (uint32_t i = 0; i < users; i++) {
        const uint32_t other = (uint32_t)(next_number(random) % (i + 1));
        requests->subscribers[i] = requests->subscribers[other];
        requests->subscribers[other] = i;
    }
    for (uint32_t i = users; i < requests->count; i++) requests->subscribers[i] = requests->subscribers[i - users];
}

static inline struct requests make_requests(const struct secret *secret, enum method method, uint32_t users,
                                            uint32_t ports) {
    uint64_t random = 20260101;
    const uint32_t round = ports * identifiers, least = users < 2 * round ? 2 * round : users;
    struct requests requests = {.count = (least + round - 1) / round * round, .ports = ports, .method = method};
    requests.subscribers = allocate(requests.count + users, sizeof *requests.subscribers);
    if (method == method_ms_chap_v2) requests.answers = allocate(requests.count, sizeof *requests.answers);
    choose_subscribers(&requests, users, &random);
    uint8_t packet[request_room] = {0};
    for (uint32_t k = 0; k < requests.count; k++) {
        const uint32_t length = write_request(&requests, secret, &random, k, packet);
        if (!k) {
            requests.stride = length;
            requests.bytes = allocate(requests.count, length);
        }
        memcpy(requests.bytes + (size_t)k * requests.stride, packet, length);
    }
    return requests;
}

#endif
