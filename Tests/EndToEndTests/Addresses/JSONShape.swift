// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A JSON text: its values, and its shape without them.
struct JSONShape {
    private let value: Any

    init(parsing text: String) throws {
        value = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    }

    private init(_ value: Any) {
        self.value = value
    }

    subscript(key: String) -> JSONShape? { (value as? [String: Any])?[key].map(JSONShape.init) }

    subscript(index: Int) -> JSONShape? {
        guard let list = value as? [Any], list.indices.contains(index) else { return nil }
        return JSONShape(list[index])
    }

    var string: String? { value as? String }
    var number: Int? { value as? Int }
    var count: Int? { (value as? [Any])?.count }
    /// The elements of a list; none of anything else.
    var elements: [JSONShape] { (value as? [Any] ?? []).map(JSONShape.init) }
    var isNull: Bool { value is NSNull }

    /// Keys and types, one a line: what programs rely on. Of a list only the first element is shown.
    var shape: String { Self.lines(value, at: "").joined(separator: "\n") + "\n" }

    private static func lines(_ value: Any, at path: String) -> [String] {
        if let object = value as? [String: Any] {
            return object.keys.sorted().flatMap { lines(object[$0] ?? NSNull(), at: "\(path).\($0)") }
        }
        if let list = value as? [Any] {
            return list.first.map { lines($0, at: path + "[]") } ?? ["\(path)[] empty"]
        }
        return ["\(path) \(type(of: value))"]
    }

    private static func type(of value: Any) -> String {
        switch value {
        case is NSNull: "null"
        case is String: "string"
        // Truth values are numbers, too, for Foundation.
        case let number as NSNumber where String(cString: number.objCType) == "c": "bool"
        case is NSNumber: "number"
        default: "unknown"
        }
    }
}
