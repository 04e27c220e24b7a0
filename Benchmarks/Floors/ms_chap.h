// SPDX-License-Identifier: Apache-2.0
// The caller's side of MS-CHAPv2 (RFC 2759) and of its encryption keys (RFC 3079), for passwords of ASCII.
#ifndef MS_CHAP_H
#define MS_CHAP_H

#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/des.h>
#include <openssl/md4.h>
#include <openssl/sha.h>
#include <stdint.h>
#include <string.h>

enum { response_text_length = 42, session_key_length = 16 };

// What a caller with the right password sends, and what only a server that knows it can answer.
struct ms_chap {
    uint8_t nt_response[24];
    char success[response_text_length];  // "S=" and 40 hexadecimal digits
    uint8_t send_key[session_key_length], receive_key[session_key_length];  // as the server names them
};

static inline void sha1_of(uint8_t digest[20], const void *first, size_t first_length, const void *second,
                           size_t second_length, const void *third, size_t third_length) {
    SHA_CTX context;
    SHA1_Init(&context);
    SHA1_Update(&context, first, first_length);
    SHA1_Update(&context, second, second_length);
    SHA1_Update(&context, third, third_length);
    SHA1_Final(digest, &context);
}

// Encrypts the challenge with a key of 56 bits, spread over eight octets with room for parity.
static inline void des_of(const uint8_t key[7], const uint8_t challenge[8], uint8_t result[8]) {
    uint64_t bits = 0;
    for (int i = 0; i < 7; i++) bits = bits << 8 | key[i];
    DES_cblock spread, input, output;
    for (int i = 0; i < 8; i++) spread[i] = (uint8_t)(bits >> (49 - 7 * i) << 1);
    memcpy(input, challenge, sizeof input);
    DES_key_schedule schedule;
    DES_set_key_unchecked(&spread, &schedule);
    DES_ecb_encrypt(&input, &output, &schedule, DES_ENCRYPT);
    memcpy(result, output, sizeof output);
}

static inline void hash_password(const char *password, size_t length, uint8_t hash[16]) {
    uint8_t wide[64] = {0};
    for (size_t i = 0; i < length && i < sizeof wide / 2; i++) wide[2 * i] = (uint8_t)password[i];
    MD4(wide, 2 * length, hash);
}

// RFC 3079 section 3.3: a key of 128 bits for one direction.
static inline void session_key(const uint8_t master[16], const char *sentence, uint8_t key[session_key_length]) {
    uint8_t pads[80] = {0}, digest[20];
    memset(pads + 40, 0xf2, 40);
    SHA_CTX context;
    SHA1_Init(&context);
    SHA1_Update(&context, master, 16);
    SHA1_Update(&context, pads, 40);
    SHA1_Update(&context, sentence, strlen(sentence));
    SHA1_Update(&context, pads + 40, 40);
    SHA1_Final(digest, &context);
    memcpy(key, digest, session_key_length);
}

static inline void session_keys(const uint8_t hash_hash[16], struct ms_chap *result) {
    uint8_t digest[20];
    static const char master_sentence[] = "This is the MPPE Master Key";
    sha1_of(digest, hash_hash, 16, result->nt_response, 24, master_sentence, sizeof master_sentence - 1);
    session_key(digest,
                "On the client side, this is the receive key; on the server side, it is the send key.",
                result->send_key);
    session_key(digest,
                "On the client side, this is the send key; on the server side, it is the receive key.",
                result->receive_key);
}

static inline void success_text(const uint8_t hash_hash[16], const uint8_t challenge[8], struct ms_chap *result) {
    uint8_t digest[20];
    static const char signing[] = "Magic server to client signing constant";
    static const char padding[] = "Pad to make it do more than one iteration";
    sha1_of(digest, hash_hash, 16, result->nt_response, 24, signing, sizeof signing - 1);
    sha1_of(digest, digest, 20, challenge, 8, padding, sizeof padding - 1);
    memcpy(result->success, "S=", 2);
    for (int i = 0; i < 20; i++) {
        result->success[2 + 2 * i] = "0123456789ABCDEF"[digest[i] >> 4];
        result->success[3 + 2 * i] = "0123456789ABCDEF"[digest[i] & 15];
    }
}

static inline struct ms_chap ms_chap_of(const uint8_t authenticator_challenge[16], const uint8_t peer_challenge[16],
                                        const char *name, size_t name_length, const char *password,
                                        size_t password_length) {
    struct ms_chap result;
    uint8_t key[21] = {0}, hash_hash[16], challenge[20];
    hash_password(password, password_length, key);
    MD4(key, 16, hash_hash);
    sha1_of(challenge, peer_challenge, 16, authenticator_challenge, 16, name, name_length);
    for (int i = 0; i < 3; i++) des_of(key + 7 * i, challenge, result.nt_response + 8 * i);
    success_text(hash_hash, challenge, &result);
    session_keys(hash_hash, &result);
    return result;
}

#endif
