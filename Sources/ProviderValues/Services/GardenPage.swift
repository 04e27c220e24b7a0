// SPDX-License-Identifier: Apache-2.0

/// What a walled garden tells its guests: one page for every kind of thing that they can do about being there.
///
/// The raw value is the word in commands and in the names of files.
public enum GardenPage: String, Sendable, CaseIterable, Codable {
    /// Cut off: pay, or talk to us.
    case blocked
    /// Nobody we serve at present: not connected yet, or gone.
    case inactive
    /// Known perhaps, but not like this: another password, device or place.
    case credentials
    /// Everything that the plan allows is used up.
    case usage

    /// The page that a reason leads to.
    public init(_ reason: BlockReason) {
        self =
            switch reason {
            case .unpaid, .byStaff: .blocked
            case .unknownUser, .customerNotActive, .serviceNotActive: .inactive
            case .wrongPassword, .wrongMAC, .wrongNAS, .tooManySessions: .credentials
            case .fairUse: .usage
            }
    }

    /// 1 to 4: the number in the names and ports that operators are used to.
    public var number: UInt16 {
        switch self {
        case .blocked: 1
        case .inactive: 2
        case .credentials: 3
        case .usage: 4
        }
    }

    /// The TCP port to which a router sends the page's guests: 8101 to 8104.
    public var usualPort: UInt16 { 8100 + number }

    /// The address list into which a login puts the page's guests: `Reject_1` to `Reject_4`.
    public var usualSessionList: String { "Reject_\(number)" }

    /// The address list at the router itself whose members are sent to the page; nil where there is none. Used-up plans share
    /// the list of those that are cut off: the page then shows each guest their own reason.
    public var usualRouterList: String? {
        switch self {
        case .blocked: "SpLBL_blocked"
        case .inactive: "SpLBL_new"
        case .credentials, .usage: nil
        }
    }
}
