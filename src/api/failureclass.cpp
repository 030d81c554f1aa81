// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/failureclass.h"

#include "api/errorenvelope.h"

#include <array>
#include <utility>

namespace Reelwatch {

using Qt::Literals::StringLiterals::operator""_L1;

namespace {

using Class = Failure::Class;

/// Fragments of codes in small letters without separators; the first that occurs decides.
constexpr std::array Fragments {
    std::pair("sensitivecontent"_L1, Class::Moderation),
    std::pair("riskdetection"_L1, Class::Moderation),
    std::pair("moderation"_L1, Class::Moderation),
    std::pair("contentpolicy"_L1, Class::Moderation),
    std::pair("policyviolation"_L1, Class::Moderation),
    std::pair("contentfilter"_L1, Class::Moderation),
    std::pair("quota"_L1, Class::Billing),
    std::pair("balance"_L1, Class::Billing),
    std::pair("billing"_L1, Class::Billing),
    std::pair("overdue"_L1, Class::Billing),
    std::pair("payment"_L1, Class::Billing),
    std::pair("timeout"_L1, Class::TimeOut),
    std::pair("timedout"_L1, Class::TimeOut),
    std::pair("deadlineexceeded"_L1, Class::TimeOut),
    std::pair("expired"_L1, Class::TimeOut),
    std::pair("parameter"_L1, Class::Input),
    std::pair("invalidrequest"_L1, Class::Input),
    std::pair("invalidargument"_L1, Class::Input),
    std::pair("invalidinput"_L1, Class::Input),
    std::pair("badrequest"_L1, Class::Input),
};

Class classOf(const QString &code)
{
    QString letters = code.section(u'.', 0, 0).toLower();
    letters.removeIf([](QChar c) { return !c.isLetter(); });
    for (const auto &[fragment, kind] : Fragments) {
        if (letters.contains(fragment))
            return kind;
    }
    return Class::Provider;
}

} // namespace

Failure::Class failureClassOf(const ErrorEnvelope &said)
{
    const Class byCode = classOf(said.code);
    return byCode == Class::Provider ? classOf(said.type) : byCode;
}

} // namespace Reelwatch
