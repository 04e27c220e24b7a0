// SPDX-License-Identifier: Apache-2.0

/// Why a blueprint cannot be carried out with a kind of queues.
public enum RouterOSShapingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A queue without a target would catch everybody's traffic, that of its neighbours too.
    case noTarget(name: String)
    /// Lines find their parent through their PPP profile, and this group has none.
    case noProfile(name: String)

    public var description: String {
        switch self {
        case .noTarget(let name):
            "planning the queue of “\(name)”: none of its lines has an address or delegation of its own, and a queue without "
                + "a target would catch everybody's traffic; assign addresses, or choose another kind of queues"
        case .noProfile(let name):
            "planning the queue of “\(name)”: its plan names no PPP profile, through which its sessions would find it; name one with "
                + "`firsthop plan change --profile`"
        }
    }
}
