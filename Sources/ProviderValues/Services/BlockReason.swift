// SPDX-License-Identifier: Apache-2.0

/// Why a line may not be online as it should. The raw value is the word stored in the database.
public enum BlockReason: String, Sendable, CaseIterable, Codable {
    /// No service has these credentials.
    case unknownUser = "unknown_user"
    /// The password does not match.
    case wrongPassword = "wrong_password"
    /// The credentials are right but the device is not the one bound to the service.
    case wrongMAC = "wrong_mac"
    /// The request came through a router the service is not bound to.
    case wrongNAS = "wrong_nas"
    /// The customer is new, or has left.
    case customerNotActive = "customer_not_active"
    /// The service is pending, stopped or archived.
    case serviceNotActive = "service_not_active"
    /// The balance is below what the company allows.
    case unpaid
    /// A fair-use rule says that nothing is left.
    case fairUse = "fair_use"
    /// Every session the service may have is taken.
    case tooManySessions = "too_many_sessions"
    /// Staff cut the line off by hand.
    case byStaff = "by_staff"
}
