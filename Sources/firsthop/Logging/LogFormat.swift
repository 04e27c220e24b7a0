// SPDX-License-Identifier: Apache-2.0

/// How a log line looks.
enum LogFormat: String, CaseIterable, Sendable {
    /// For people: time, level, event, message, then `name=value` pairs.
    case text
    /// For collectors: one JSON object a line.
    case json
}
