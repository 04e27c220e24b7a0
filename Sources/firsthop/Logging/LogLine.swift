// SPDX-License-Identifier: Apache-2.0

import Logging
import ProviderValues
import WebServer

/// One line of the log as a value.
struct LogLine {
    var time: Timestamp
    var level: Logger.Level
    /// The stable id of an ``OperatorEvent``; nil for lines of libraries.
    var event: String?
    var message: String
    /// In the order of the names, so that the same event looks the same every time.
    var fields: [(name: String, value: String)]

    /// The line in the given format, with its line break.
    func rendered(as format: LogFormat) -> String {
        switch format {
        case .text: text + "\n"
        case .json: json.compactText + "\n"
        }
    }

    private var text: String {
        var parts = ["\(time)", level.rawValue, event ?? "-", TextWidth.harmless(message)]
        parts += fields.map { "\($0.name)=\(Self.quoted($0.value))" }
        return parts.joined(separator: " ")
    }

    private var json: JSONValue {
        var members = [
            JSONMember("time", .string("\(time)")), JSONMember("level", .string(level.rawValue)),
        ]
        if let event { members.append(JSONMember("event", .string(event))) }
        members.append(JSONMember("message", .string(message)))
        let fields = self.fields.map { JSONMember($0.name, .string($0.value)) }
        if !fields.isEmpty { members.append(JSONMember("fields", .object(fields))) }
        return .object(members)
    }

    /// Quoted as JSON when a reader could not tell where the value ends, so that no value can forge a field or a line.
    private static func quoted(_ value: String) -> String {
        let plain = value.unicodeScalars.allSatisfy {
            $0.isASCII && $0.value > 0x20 && $0.value < 0x7F && $0 != "\"" && $0 != "="
        }
        return plain && !value.isEmpty ? value : JSONValue.string(value).compactText
    }
}
