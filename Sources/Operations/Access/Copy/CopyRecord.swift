// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues

/// One record of a sealed copy.
enum CopyRecord {
    /// The first: when the copy was made, and the position in the change log up to which everything is in it.
    case head(savedAt: Timestamp, position: Int64)
    case nas(NASTerms)
    case plan(PlanTerms)
    case realm(RealmTerms)
    case line(AccessTerms)
    /// The last: how many lines there were. Without it the copy is torn.
    case end(lines: Int64)
}

extension CopyRecord {
    func write(to writer: inout CopyWriter) {
        switch self {
        case .head(let savedAt, let position):
            writer.write(UInt8(0))
            writer.write(savedAt.microseconds)
            writer.write(position)
        case .nas(let nas):
            writer.write(UInt8(1))
            nas.write(to: &writer)
        case .plan(let plan):
            writer.write(UInt8(2))
            plan.write(to: &writer)
        case .realm(let realm):
            writer.write(UInt8(3))
            realm.write(to: &writer)
        case .line(let line):
            writer.write(UInt8(4))
            line.write(to: &writer)
        case .end(let lines):
            writer.write(UInt8(5))
            writer.write(lines)
        }
    }

    init(from reader: inout CopyReader) throws(DirectoryCopyFault) {
        switch try reader.uint8() {
        case 0: self = .head(savedAt: Timestamp(microseconds: try reader.int64()), position: try reader.int64())
        case 1: self = .nas(try NASTerms(from: &reader))
        case 2: self = .plan(try PlanTerms(from: &reader))
        case 3: self = .realm(try RealmTerms(from: &reader))
        case 4: self = .line(try AccessTerms(from: &reader))
        case 5: self = .end(lines: try reader.int64())
        case let other: throw .malformed("\(other) is no kind of record")
        }
    }
}
