// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

/// What a router answers to a question by REST.
struct RESTReply: Sendable {
    let status: Int
    let body: [UInt8]

    /// The rows; a menu about one thing answers with it, not with a list.
    func rows() throws(RESTFault) -> [RouterREST.Row] {
        switch status {
        case 200: break
        case 401: throw .loginRefused
        default: throw .refused(status, words)
        }
        if let rows: [[String: Value]] = decoded() { return rows.map { $0.mapValues(\.text) } }
        if let row: [String: Value] = decoded() { return [row.mapValues(\.text)] }
        throw .confused("its answer is no list of rows")
    }

    /// What the router says about a refusal; the beginning of whatever it sent if that is not its own form.
    private var words: String {
        guard let refusal: Refusal = decoded() else {
            return String(decoding: body.prefix(Self.mostWords), as: UTF8.self).debugDescription
        }
        return [refusal.message, refusal.detail].compactMap(\.self).joined(separator: ", ")
    }

    private static let mostWords = 200

    private struct Refusal: Decodable {
        let message: String
        let detail: String?
    }

    /// RouterOS writes every value as text, its manual says; what is written as a number or a truth is taken as well.
    private struct Value: Decodable {
        let text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self.text = text
            } else if let truth = try? container.decode(Bool.self) {
                text = truth ? "true" : "false"
            } else {
                text = "\(try container.decode(Int64.self))"
            }
        }
    }

    /// Text of other encodings is mended first: comments may be in any.
    private func decoded<Value: Decodable>() -> Value? {
        try? JSONDecoder().decode(Value.self, from: Data(String(decoding: body, as: UTF8.self).utf8))
    }
}
