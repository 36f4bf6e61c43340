import { renderHook } from '@testing-library/react'
import { useForm } from 'react-hook-form'
import { afterEach, expect, test } from 'vitest'
import { forgetTyped, typedBefore, useKeepTyped } from './typed'

const blank = { name: '', administratorPassword: '' }
afterEach(() => sessionStorage.clear())

test('a reload finds what was typed, and never the password', () => {
  const { result } = renderHook(() => {
    const form = useForm({ defaultValues: blank })
    useKeepTyped(form)
    return form
  })

  result.current.setValue('name', 'Harbour Works')
  result.current.setValue('administratorPassword', 'a long sentence of mine')

  expect(typedBefore(blank)).toEqual({ name: 'Harbour Works', administratorPassword: '' })
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('sentence')
  forgetTyped()
  expect(typedBefore(blank)).toEqual(blank)
})

test.each(['{', 'null', '[]', '{"name":7}'])('%s in the place is no form', kept => {
  sessionStorage.setItem('triptych-first-administrator', kept)

  expect(typedBefore(blank)).toEqual(blank)
})
