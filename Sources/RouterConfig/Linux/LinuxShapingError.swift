// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

/// Why a blueprint cannot be carried out on Linux.
public enum LinuxShapingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// More classes than numbers for them.
    case tooManyClasses(Int)
    /// Two lines have the same addresses, or one has a part of the other's.
    case overlap(IPPrefix, name: String, other: String)

    public var description: String {
        switch self {
        case .tooManyClasses(let count):
            "planning queues: \(count) are more than the \(LinuxClass.maximumMinor) that one interface can have; share them among several routers"
        case .overlap(let prefix, let name, let other):
            "planning the queue of “\(name)”: \(prefix) overlaps what “\(other)” has, and a packet can have one queue only; correct the "
                + "addresses of one of them"
        }
    }
}
