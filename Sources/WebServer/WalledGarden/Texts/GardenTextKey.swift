// SPDX-License-Identifier: Apache-2.0

/// Every text of the walled garden's pages. The raw value is the key in the operator's files.
public enum GardenTextKey: String, Sendable, CaseIterable {
    /// Before the customer's name.
    case greeting
    case blockedTitle = "blocked.title"
    case blockedText = "blocked.text"
    case inactiveTitle = "inactive.title"
    case inactiveText = "inactive.text"
    case credentialsTitle = "credentials.title"
    case credentialsText = "credentials.text"
    case usageTitle = "usage.title"
    case usageText = "usage.text"
    /// For a line that was set free a moment ago.
    case freeTitle = "free.title"
    case freeText = "free.text"
    /// Before the amount that is open.
    case amountDue = "amount-due"
    /// Above the words on how to pay.
    case howToPay = "how-to-pay"
    /// On the way to the customer portal.
    case portal
    /// What happens once the reason is gone.
    case afterwards
    /// On the way to the same page again.
    case again
}
