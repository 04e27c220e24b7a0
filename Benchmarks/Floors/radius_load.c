// SPDX-License-Identifier: Apache-2.0
// radius_load [OPTIONS] HOST PORT: asks a RADIUS server for the benchmark's subscribers, checks every reply, and prints
// one line of JSON. Ends with 1 when any reply was wrong, or none came.
//
//   --secret TEXT      shared with the server               --users N      subscribers asked for, in random order
//   --method NAME      pap, chap or ms-chap-v2              --window N     closed loop: so many requests under way
//   --rate N           open loop: so many requests a second, latency counted from when each was due
//   --seconds N        measured time, after --warm-up N seconds that do not count
//   --packets N        measure until so many replies have come, however long it takes
//   --until-answered   ask for one subscriber every millisecond until the first right answer, and print when it came
//   --echo             the other side is udp_echo: a reply must be the request
//   --watch PID        tell also the processor time and the memory of the server
#include "histogram.h"
#include "radius_check.h"

#include <getopt.h>
#include <netinet/in.h>
#include <poll.h>

enum {
    most_ports = 64,
    burst = 64,                      // requests in one system call
    patience = 2000000000,           // nanoseconds after which a request counts as lost
    first_answer_patience = 120,     // seconds
};

struct options {
    const char *host, *port, *secret;
    uint32_t users, window, rate;
    uint64_t packets;
    double seconds, warm_up;
    enum method method;
    bool echo, until_answered;
    int watched;
};

// One identifier of one port: the request under way and when it was due; due 0 when there is none.
struct slot {
    int64_t due;
    uint32_t request;
};

struct port {
    int descriptor;
    uint32_t sent;  // requests ever, so the next identifier too
    uint32_t under_way;
    struct slot slots[identifiers];
};

struct tally {
    uint64_t sent, lost, verdicts[verdict_count], authenticator_later;
    struct histogram latency;
};

struct usage {
    double seconds;
    long resident_kib;
};

struct load {
    struct options options;
    struct secret secret;
    struct requests requests;
    struct port *ports;
    struct batch *replies;
    struct mmsghdr messages[burst];
    struct iovec pieces[burst];
    struct tally tally;
};

static struct usage usage_of(int process) {
    struct usage usage = {0};
    char path[64], text[4096];
    snprintf(path, sizeof path, "/proc/%d/stat", process);
    FILE *file = fopen(path, "r");
    if (!file) return usage;
    const size_t length = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[length] = 0;
    const char *rest = strrchr(text, ')');
    unsigned long user = 0, kernel = 0;
    long pages = 0;
    if (!rest || sscanf(rest + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu %*d %*d %*d %*d %*d %*d %*u %*u %ld",
                        &user, &kernel, &pages) != 3) return usage;
    usage.seconds = (double)(user + kernel) / (double)sysconf(_SC_CLK_TCK);
    usage.resident_kib = pages * (sysconf(_SC_PAGESIZE) / 1024);
    return usage;
}

static void judge(struct load *load, struct port *port, uint8_t *packet, size_t received, int64_t now) {
    struct slot *slot = received >= header_length ? &port->slots[packet[1]] : NULL;
    if (!slot || !slot->due) {
        load->tally.verdicts[slot ? verdict_unasked : verdict_malformed]++;
        return;
    }
    enum verdict verdict;
    bool first = true;
    if (load->options.echo) {
        const uint8_t *request = request_at(&load->requests, slot->request);
        verdict = received == load->requests.stride && !memcmp(packet, request, received) ? verdict_right : verdict_malformed;
    } else {
        verdict = check_reply(&load->secret, &load->requests, slot->request, packet, received, &first);
    }
    load->tally.verdicts[verdict]++;
    if (!first) load->tally.authenticator_later++;
    if (verdict == verdict_right) histogram_add(&load->tally.latency, now - slot->due);
    slot->due = 0;
    port->under_way--;
}

// Takes what has come to a port and returns how much it was.
static int receive(struct load *load, struct port *port) {
    const int count = recvmmsg(port->descriptor, load->replies->messages, batch_size, MSG_DONTWAIT, NULL);
    if (count <= 0) return 0;
    const int64_t now = nanoseconds_now();
    for (int i = 0; i < count; i++) judge(load, port, load->replies->bytes[i], load->replies->messages[i].msg_len, now);
    reset_batch(load->replies, count);
    return count;
}

// The request that a port sends as its `sent`-th.
static uint32_t request_of(const struct load *load, const struct port *port) {
    const uint64_t ports = load->requests.ports, index = (uint64_t)(port - load->ports);
    const uint64_t k = (port->sent / identifiers * ports + index) * identifiers + port->sent % identifiers;
    return (uint32_t)(k % load->requests.count);
}

// Marks the next identifier of a port as under way, and lays its request ready as the i-th of a burst.
static void prepare(struct load *load, struct port *port, int i, int64_t due) {
    struct slot *slot = &port->slots[port->sent % identifiers];
    if (slot->due) {
        load->tally.lost++;
        port->under_way--;
    }
    *slot = (struct slot){due, request_of(load, port)};
    load->pieces[i].iov_base = load->requests.bytes + (size_t)slot->request * load->requests.stride;
    port->under_way++;
    port->sent++;
    load->tally.sent++;
}

// Forgets what has been under way too long, so that a lost datagram does not stop its port.
static void give_up(struct load *load, int64_t now) {
    for (uint32_t p = 0; p < load->requests.ports; p++) {
        struct port *port = &load->ports[p];
        for (int i = 0; i < identifiers; i++) {
            if (!port->slots[i].due || now - port->slots[i].due < patience) continue;
            port->slots[i].due = 0;
            port->under_way--;
            load->tally.lost++;
        }
    }
}

// One round of the closed loop: every port takes its replies and sends as many requests as its share of the window allows.
static void closed_round(struct load *load) {
    const uint32_t share = load->options.window / load->requests.ports;
    for (uint32_t p = 0; p < load->requests.ports; p++) {
        struct port *port = &load->ports[p];
        receive(load, port);
        const int64_t now = nanoseconds_now();
        int count = 0;
        while (count < burst && port->under_way < share && !port->slots[port->sent % identifiers].due) {
            prepare(load, port, count++, now);
        }
        if (count) send_batch(port->descriptor, load->messages, count);
    }
}

// One round of the open loop: sends what is due, then takes what has come.
static void open_round(struct load *load, int64_t start, uint64_t *next) {
    const double gap = 1e9 / load->options.rate;
    const uint64_t due = (uint64_t)((double)(nanoseconds_now() - start) / gap) + 1;
    while (*next < due) {
        struct port *port = &load->ports[*next / identifiers % load->requests.ports];
        int count = 0;
        do {
            prepare(load, port, count++, start + (int64_t)((double)*next * gap));
        } while (++*next < due && count < burst && *next % identifiers);
        send_batch(port->descriptor, load->messages, count);
    }
    for (uint32_t p = 0; p < load->requests.ports; p++) {
        while (load->ports[p].under_way && receive(load, &load->ports[p]) == batch_size) {}
    }
}

static uint64_t answered(const struct tally *tally) {
    uint64_t count = 0;
    for (int i = 0; i < verdict_count; i++) count += tally->verdicts[i];
    return count;
}

static bool is_over(const struct load *load, int64_t elapsed) {
    if (load->options.packets) return answered(&load->tally) + load->tally.lost >= load->options.packets;
    return (double)elapsed >= load->options.seconds * 1e9;
}

struct measurement {
    double seconds;
    struct usage before, quarter, after;
};

static struct measurement measure(struct load *load) {
    struct measurement result = {0};
    const int64_t begin = nanoseconds_now();
    int64_t start = begin, swept = begin;
    uint64_t next = 0;
    bool warm = false;
    for (;;) {
        if (load->options.rate) open_round(load, begin, &next);
        else closed_round(load);
        const int64_t now = nanoseconds_now();
        if (!warm && (double)(now - begin) >= load->options.warm_up * 1e9) {
            warm = true;
            start = now;
            memset(&load->tally, 0, sizeof load->tally);
            result.before = usage_of(load->options.watched);
        }
        if (now - swept > patience) {
            give_up(load, now);
            swept = now;
        }
        if (!result.quarter.resident_kib && load->options.packets && answered(&load->tally) >= load->options.packets / 4) {
            result.quarter = usage_of(load->options.watched);
        }
        if (!warm || !is_over(load, now - start)) continue;
        result.seconds = (double)(now - start) / 1e9;
        result.after = usage_of(load->options.watched);
        return result;
    }
}

static int report(const struct load *load, const struct measurement *measured) {
    const struct tally *tally = &load->tally;
    static const char *const methods[] = {"pap", "chap", "ms-chap-v2"};
    const uint64_t right = tally->verdicts[verdict_right], wrong = answered(tally) - right;
    printf("{\"loop\": \"%s\", \"method\": \"%s\", \"users\": %u, \"seconds\": %.3f, \"sent\": %lu, \"right\": %lu, "
           "\"lost\": %lu, \"per_second\": %.0f",
           load->options.rate ? "open" : "closed", load->options.echo ? "echo" : methods[load->options.method],
           load->options.users, measured->seconds, tally->sent, right, tally->lost, (double)right / measured->seconds);
    printf(", \"microseconds\": {\"p50\": %.1f, \"p90\": %.1f, \"p99\": %.1f, \"p999\": %.1f, \"most\": %.1f}",
           histogram_microseconds(&tally->latency, 0.5), histogram_microseconds(&tally->latency, 0.9),
           histogram_microseconds(&tally->latency, 0.99), histogram_microseconds(&tally->latency, 0.999),
           (double)tally->latency.largest / 1000);
    printf(", \"wrong\": {");
    const char *comma = "";
    for (int i = 1; i < verdict_count; i++) {
        if (!tally->verdicts[i]) continue;
        printf("%s\"%s\": %lu", comma, verdict_names[i], tally->verdicts[i]);
        comma = ", ";
    }
    printf("}, \"message_authenticator_not_first\": %lu", tally->authenticator_later);
    if (load->options.watched) {
        printf(", \"server\": {\"busy\": %.3f, \"quarter_kib\": %ld, \"resident_kib\": %ld}",
               (measured->after.seconds - measured->before.seconds) / measured->seconds, measured->quarter.resident_kib,
               measured->after.resident_kib);
    }
    printf("}\n");
    return wrong || !right;
}

// Asks until the first right answer, and prints how many seconds this took from the program's start.
static int await_first_answer(struct load *load) {
    struct port *port = load->ports;
    const int64_t start = nanoseconds_now();
    while (nanoseconds_now() - start < first_answer_patience * INT64_C(1000000000)) {
        prepare(load, port, 0, nanoseconds_now());
        (void)sendmmsg(port->descriptor, load->messages, 1, 0);
        struct pollfd ready = {.fd = port->descriptor, .events = POLLIN};
        if (poll(&ready, 1, 1) > 0) receive(load, port);
        if (!load->tally.verdicts[verdict_right]) continue;
        printf("{\"seconds\": %.3f}\n", (double)(nanoseconds_now() - start) / 1e9);
        return 0;
    }
    fprintf(stderr, "no right answer within %d s\n", first_answer_patience);
    return 1;
}

static void open_ports(struct load *load) {
    struct addrinfo *address = resolve(load->options.host, load->options.port);
    load->ports = allocate(load->requests.ports, sizeof *load->ports);
    for (uint32_t p = 0; p < load->requests.ports; p++) load->ports[p].descriptor = connect_to(address);
    freeaddrinfo(address);
    for (int i = 0; i < burst; i++) {
        load->pieces[i].iov_len = load->requests.stride;
        load->messages[i].msg_hdr = (struct msghdr){.msg_iov = &load->pieces[i], .msg_iovlen = 1};
    }
    load->replies = make_batch();
    for (int i = 0; i < batch_size; i++) load->replies->messages[i].msg_hdr.msg_name = NULL;
}

static enum method method_named(const char *name) {
    if (!strcmp(name, "pap")) return method_pap;
    if (!strcmp(name, "chap")) return method_chap;
    if (!strcmp(name, "ms-chap-v2")) return method_ms_chap_v2;
    fprintf(stderr, "--method is pap, chap or ms-chap-v2\n");
    exit(2);
}

static struct options read_options(int count, char **arguments) {
    static const struct option known[] = {
        {"secret", required_argument, NULL, 's'},  {"users", required_argument, NULL, 'u'},
        {"method", required_argument, NULL, 'm'},  {"window", required_argument, NULL, 'w'},
        {"rate", required_argument, NULL, 'r'},    {"seconds", required_argument, NULL, 't'},
        {"warm-up", required_argument, NULL, 'x'}, {"packets", required_argument, NULL, 'n'},
        {"echo", no_argument, NULL, 'e'},          {"until-answered", no_argument, NULL, 'a'},
        {"watch", required_argument, NULL, 'p'},   {0},
    };
    struct options options = {.secret = "", .users = 100000, .window = 512, .seconds = 5, .warm_up = 1};
    for (int option; (option = getopt_long(count, arguments, "", known, NULL)) != -1;) {
        switch (option) {
        case 's': options.secret = optarg; break;
        case 'u': options.users = (uint32_t)strtoul(optarg, NULL, 10); break;
        case 'm': options.method = method_named(optarg); break;
        case 'w': options.window = (uint32_t)strtoul(optarg, NULL, 10); break;
        case 'r': options.rate = (uint32_t)strtoul(optarg, NULL, 10); break;
        case 't': options.seconds = strtod(optarg, NULL); break;
        case 'x': options.warm_up = strtod(optarg, NULL); break;
        case 'n': options.packets = strtoull(optarg, NULL, 10); break;
        case 'e': options.echo = true; break;
        case 'a': options.until_answered = true; break;
        case 'p': options.watched = atoi(optarg); break;
        default: exit(2);
        }
    }
    if (optind + 2 != count || !options.users || !options.window) exit(2);
    options.host = arguments[optind];
    options.port = arguments[optind + 1];
    return options;
}

int main(int count, char **arguments) {
    struct load *load = allocate(1, sizeof *load);
    load->options = read_options(count, arguments);
    // A closed loop keeps to few ports, each with a good burst; an open one has identifiers for a third of a second at
    // 50,000 a second.
    const uint32_t wanted = load->options.rate ? most_ports : (load->options.window + burst - 1) / burst;
    load->secret = make_secret(load->options.secret);
    load->requests = make_requests(&load->secret, load->options.method, load->options.users,
                                   wanted < most_ports ? wanted : most_ports);
    open_ports(load);
    if (load->options.until_answered) return await_first_answer(load);
    const struct measurement measured = measure(load);
    return report(load, &measured);
}
