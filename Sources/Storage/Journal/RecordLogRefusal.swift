// SPDX-License-Identifier: Apache-2.0

/// Why a record log did not take a record. Whoever sent the record hears nothing, keeps it and sends it again.
public enum RecordLogRefusal: Error, Equatable, Sendable, CustomStringConvertible {
    /// The record has a length that the log cannot keep.
    case length(Int, allowed: ClosedRange<Int>)
    /// This many bytes wait to be written already.
    case overloaded(waitingBytes: Int)
    /// The last group could not be made durable, and trying again has not helped yet.
    case failing(StorageError)
    /// The log was shut down.
    case closed

    public var description: String {
        switch self {
        case .length(let length, let allowed):
            "appending a record of \(length) bytes: a record has \(allowed.lowerBound) to \(allowed.upperBound) bytes; "
                + "leave it out"
        case .overloaded(let waiting):
            "appending a record: \(waiting) bytes wait to be written already, more than the disk takes in time; "
                + "nothing was stored, send it again later"
        case .failing(let error): "appending a record: nothing is stored at present. \(error)"
        case .closed: "appending a record: the log was shut down; send it again after the restart"
        }
    }
}
