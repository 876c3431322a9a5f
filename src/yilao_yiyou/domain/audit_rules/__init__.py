"""The rules of the audit, one module a subject; `yilao_yiyou.domain.audit` lists them all."""
