// SPDX-FileCopyrightText: 2026 The Reelwatch developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keep/sha256.h"

#include <gcrypt.h>

namespace Reelwatch {

namespace {

constexpr const char *OldestLibrary = "1.10.0";

/// Nothing of this fails but for want of memory; a wrong digest must not pass for a right one.
void must(gcry_error_t outcome)
{
    if (outcome != 0)
        qFatal("SHA-256 could not be computed: %s", gcry_strerror(outcome));
}

/// Once in a process, whoever needs it first: libsecret may have done it.
void prepareLibrary()
{
    if (gcry_control(GCRYCTL_INITIALIZATION_FINISHED_P))
        return;
    if (!gcry_check_version(OldestLibrary))
        qFatal("SHA-256 could not be computed: libgcrypt is older than %s", OldestLibrary);
    gcry_control(GCRYCTL_DISABLE_SECMEM, 0);
    gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
}

} // namespace

void Sha256::Free::operator()(gcry_md_handle *state) const
{
    gcry_md_close(state);
}

Sha256::Sha256()
{
    static const bool isPrepared = (prepareLibrary(), true);
    Q_UNUSED(isPrepared)
    gcry_md_hd_t state = nullptr;
    must(gcry_md_open(&state, GCRY_MD_SHA256, 0));
    m_state.reset(state);
}

Sha256::~Sha256() = default;

void Sha256::reset()
{
    gcry_md_reset(m_state.get());
}

void Sha256::add(QByteArrayView bytes)
{
    gcry_md_write(m_state.get(), bytes.data(), static_cast<size_t>(bytes.size()));
}

QByteArray Sha256::result() const
{
    gcry_md_hd_t copy = nullptr;
    must(gcry_md_copy(&copy, m_state.get()));
    const std::unique_ptr<gcry_md_handle, Free> end(copy);
    const auto *digest = reinterpret_cast<const char *>(gcry_md_read(end.get(), GCRY_MD_SHA256));
    return {digest, gcry_md_get_algo_dlen(GCRY_MD_SHA256)};
}

} // namespace Reelwatch
